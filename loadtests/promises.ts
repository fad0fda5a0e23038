/** What is promised on 2 cores, load generator and database on the same machine; `run.ts` ends with 1 where one is broken. */
export const promises = {
  answers: {
    /** Durable, acknowledged answers per second through the whole product. Later work raises it to 15,000. */
    perSecond: 1_000,
    /** Milliseconds from sending an answer to its receipt. */
    p99: 1_000,
    /** Acknowledged and not in the database afterwards. */
    lost: 0,
  },
} as const;
