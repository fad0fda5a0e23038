import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PicturesUntil } from 'shared/contracts/consents.ts';
import type { Alternative, ConsentParty } from 'shared/people/camera-consent.ts';
import { instant } from '../../db/columns.ts';

/** Every word on the camera, by party and version of the notice. Append-only; the latest row of a party holds. */
export const consents = pgTable(
  'proctoring_consents',
  {
    id: uuid('id').primaryKey(),
    candidateId: uuid('candidate_id').notNull(),
    party: text('party').$type<ConsentParty>().notNull(),
    version: text('version').notNull(),
    act: text('act').$type<'given' | 'refused' | 'withdrawn'>().notNull(),
    /** Given for the microphone as well. */
    microphone: boolean('microphone').notNull().default(false),
    /** The days of the pictures that were read; null where the notice named the longest times there can be. */
    picturesUntil: jsonb('pictures_until').$type<PicturesUntil>(),
    /** What a party that does not want the camera may have instead. */
    alternative: text('alternative').$type<Alternative>(),
    representativeName: text('representative_name'),
    /** What the representative is to the pupil: mother, guardian … */
    relation: text('relation'),
    /** Where the signed form lies; null where the pupil said it on the page. */
    form: text('form'),
    /** The account that typed the form in. */
    recordedBy: uuid('recorded_by'),
    at: instant('at').notNull(),
    /** Tells two words of one instant apart. */
    isLatest: boolean('is_latest').notNull(),
  },
  (table) => [
    index('proctoring_consents_by_candidate').on(table.candidateId, table.party, table.isLatest),
    uniqueIndex('proctoring_consents_latest').on(table.candidateId, table.party).where(sql`is_latest`),
  ],
);
