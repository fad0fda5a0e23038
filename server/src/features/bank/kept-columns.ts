import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import { lexemesOf } from './found-by.ts';
import type { QuestionRow } from './queries.ts';
import type { KeptColumns } from './tables.ts';

/** Always in this order of keys, so that two can be compared as text. */
export function keptColumns(row: QuestionRow): KeptColumns {
  const { level, grade, topicId, topic, competency, tags, source, unitId, subject, sharing, openTo, deletedBy } = row;
  const deletedAt = row.deletedAt?.toISOString() ?? null;
  return {
    level,
    grade,
    topicId,
    topic,
    competency,
    tags,
    source,
    unitId,
    subject,
    sharing,
    openTo,
    deletedAt,
    deletedBy,
  };
}

const AT_ONCE = 1_000;

/** Writes these columns, and the index that follows from them, in few statements. */
export async function keepRows(tx: Tx, rows: readonly { row: QuestionRow; columns: KeptColumns }[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map(({ row, columns }) => ({
      id: row.id,
      ...columns,
      words: lexemesOf(row, columns).join(' '),
    }));
    await tx.execute(sql`
      UPDATE questions SET
        level = new.level, grade = new.grade, topic_id = new."topicId", topic = new.topic,
        competency = new.competency, source = new.source, unit_id = new."unitId", subject = new.subject,
        sharing = new.sharing, open_to = new."openTo", deleted_at = new."deletedAt", deleted_by = new."deletedBy",
        tags = ARRAY(SELECT jsonb_array_elements_text(new.tags)),
        lexemes = array_to_tsvector(string_to_array(new.words, ' '))
      FROM jsonb_to_recordset(${JSON.stringify(some)}::text::jsonb) AS new(
        id uuid, level text, grade integer, "topicId" text, topic text, competency text, source text, "unitId" uuid,
        subject text, sharing text, "openTo" uuid, "deletedAt" timestamptz, "deletedBy" uuid, tags jsonb, words text)
      WHERE questions.id = new.id`);
  }
}
