import { setImmediate } from 'node:timers/promises';
import { and, inArray, isNull } from 'drizzle-orm';
import {
  type exportQuestions as contract,
  EXPORT_AT_MOST,
  type ExportLoss,
  type ExportStep,
} from 'shared/contracts/bank-exports.ts';
import type { BodyOf, FileReply } from 'shared/contracts/endpoint.ts';
import { mediaIn, wordsOf } from 'shared/questions/content.ts';
import { textsOf } from 'shared/questions/registry.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { Work } from '../../../http/told-reply.ts';
import type { Staff } from '../../../http/who.ts';
import { appendAudit } from '../../audit/index.ts';
import { mayReadAll } from '../policy.ts';
import { definitionsOf, findPicture, versionKey } from '../queries.ts';
import { readerIn } from '../reader.ts';
import { idsFitting } from '../search-questions.ts';
import { questions } from '../tables.ts';
import type { ExportFile, ExportMedia, ExportQuestion } from './exporter.ts';
import { EXPORTERS } from './registry.ts';

const MEDIA_BYTES = 100 * 1024 * 1024;
/** Questions, or pictures, between two looks up from the work. */
const AT_ONCE = 20;

type Asked = BodyOf<typeof contract> & {
  readonly unitId: string;
  readonly who: Staff;
  readonly work: Work<ExportStep>;
};
type Room = Pick<Deps, 'db' | 'blobs' | 'now'>;

interface Made {
  readonly file: ExportFile;
  readonly questions: readonly (ExportQuestion & { readonly id: string })[];
}

/** What a file of these questions would lose, question by question; nothing is written down. */
export async function reportExport(room: Room, asked: Asked) {
  const { file, questions: chosen } = await make(room, asked);
  const losses = chosen.flatMap((question, at): ExportLoss[] => {
    const found = file.outcomes[at];
    if (!found || found.outcome === 'written') return [];
    return [{ questionId: question.id, title: titleOf(question), outcome: found.outcome, why: [...found.why] }];
  });
  return { questions: chosen.length, whole: chosen.length - losses.length, losses };
}

/** The file itself. That keys left the bank, how many and who took them, stands in the audit chain. */
export async function exportQuestions(room: Room, asked: Asked): Promise<FileReply> {
  const { file, questions: chosen } = await make(room, asked);
  const { ending, mime } = EXPORTERS[asked.format];
  const written = file.outcomes.filter(({ outcome }) => outcome !== 'leftBehind').length;
  if (written === 0) refuse('nothingToExport');
  const at = room.now();
  await room.db.transaction(async (tx) => {
    // Who left while the last of it was packed takes no key away.
    asked.work.signal.throwIfAborted();
    await appendAudit(tx, at, {
      actor: asked.who.accountId,
      act: 'question.export',
      subject: { kind: 'unit', id: asked.unitId },
      details: { format: asked.format, written, leftBehind: chosen.length - written },
    });
  });
  const day = new Date(at).toISOString().slice(0, 10);
  return { name: `cau-hoi-${day}.${ending}`, type: mime, bytes: file.bytes };
}

async function make(room: Room, asked: Asked): Promise<Made> {
  const chosen = await chosenOf(room, asked);
  const media = await mediaOf(room, chosen, asked.work);
  const find = (sha256: string) => media.get(sha256) ?? null;
  const file = await EXPORTERS[asked.format].write(chosen, find, async (written) => {
    // Thousands of formulas take a while: others are served in between, and who stopped the export is heard.
    if (written % AT_ONCE !== 0) return;
    await setImmediate();
    asked.work.signal.throwIfAborted();
    asked.work.tell('writing', written, chosen.length);
  });
  asked.work.tell('writing', chosen.length, chosen.length);
  asked.work.signal.throwIfAborted();
  return { file, questions: chosen };
}

/** The newest versions of the questions that the account may read, in the order of the bank's own ids: oldest first. */
async function chosenOf({ db }: Room, { unitId, who, which }: Asked) {
  const left = new Set('ids' in which ? [] : which.except);
  const ids =
    'ids' in which
      ? [...new Set(which.ids)]
      : (
          await idsFitting(db, await readerIn(db, who.accountId, unitId), which.filter, EXPORT_AT_MOST + left.size)
        ).filter((id) => !left.has(id));
  if (ids.length > EXPORT_AT_MOST) refuse('exportTooLarge', { most: EXPORT_AT_MOST });
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(questions)
    .where(and(inArray(questions.id, ids), isNull(questions.deletedAt)))
    .orderBy(questions.id);
  const mayRead = await mayReadAll(db, who, rows);
  const readable = rows.filter(mayRead);
  const refs = readable.map(({ id, version }) => ({ questionId: id, version }));
  const definitions = await definitionsOf(db, refs);
  return readable.flatMap(({ id, version, level, topic }) => {
    const definition = definitions.get(versionKey({ questionId: id, version }));
    return definition ? [{ id, definition, level, topic }] : [];
  });
}

async function mediaOf(
  room: Room,
  chosen: readonly ExportQuestion[],
  { signal, tell }: Work<ExportStep>,
): Promise<Map<string, ExportMedia>> {
  const found = new Map<string, ExportMedia>();
  const wanted = [...new Set(chosen.flatMap(({ definition }) => mediaIn(definition)))];
  let bytes = 0;
  for (const [at, sha256] of wanted.entries()) {
    signal.throwIfAborted();
    if (at % AT_ONCE === 0) tell('media', at, wanted.length);
    const media = await findPicture(room, sha256);
    if (!media) continue;
    bytes += media.bytes.byteLength;
    if (bytes > MEDIA_BYTES) refuse('exportTooLarge', { most: EXPORT_AT_MOST });
    found.set(sha256, media);
  }
  return found;
}

function titleOf({ definition }: ExportQuestion): string {
  const words = textsOf(definition).map((text) => wordsOf(text).replace(/\s+/g, ' ').trim());
  return [...(words.find((text) => text !== '') ?? '')].slice(0, 80).join('');
}
