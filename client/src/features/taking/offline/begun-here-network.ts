import type { Network } from '../engine/network.ts';

/**
 * The roads of an attempt that began on this machine: the server learns when, and gets no event before it knows the attempt.
 */
export function begunHereNetwork(network: Network, begunAt: number): Network {
  let isKnown = false;
  return {
    ...network,
    async open(page, onQueued) {
      const opened = await network.open(page, onQueued, begunAt);
      isKnown ||= opened.ok;
      return opened;
    },
    append: async (attempt, writer, events) => (isKnown ? network.append(attempt, writer, events) : { type: 'lost' }),
    farewell(attempt, writer, events) {
      if (isKnown) network.farewell(attempt, writer, events);
    },
  };
}
