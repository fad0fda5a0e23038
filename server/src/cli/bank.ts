import { availableParallelism } from 'node:os';
import { type ErrorCode, sentenceOf } from 'shared/contracts/errors.ts';
import { IMPORT_PROBLEMS, type ImportProblem } from 'shared/questions/draft.ts';
import { problemSentence, problemWords } from 'shared/questions/problem-sentences.ts';
import type { QuestionFile } from '../features/bank/formats/format.ts';
import type { Assessment } from '../features/bank/formats/qti/assess.ts';
import { assessInWorker } from '../features/bank/formats/qti/assess-in-worker.ts';
import { qti } from '../features/bank/formats/qti/qti.ts';
import { readQuestionFile } from '../features/bank/formats/read-in-worker.ts';
import { UnreadableFile } from '../features/bank/formats/refusal.ts';
import { formatOf } from '../features/bank/formats/registry.ts';
import { type ImportSummary, summariesOf } from '../features/bank/formats/summary.ts';
import { withPicturesReEncoded } from '../features/bank/import-pictures.ts';
import { fewAtOnce } from '../http/few-at-once.ts';
import { type FoundFile, questionFilesAt } from './question-files.ts';

/** What concerns a file: a problem of its items, or why it cannot be read at all. */
interface FileProblem {
  readonly file?: string;
  readonly what: string;
  readonly count?: number;
  readonly detail?: string;
}
type Scores = Omit<Assessment, 'problems'> & { readonly problems: readonly FileProblem[] };

const USAGE = `khaothi bank import TỆP|THƯ_MỤC --dry-run [--json]
  Reads question files of any known format, without a database. One object for a file, an array for a package or a folder:
  { file, format, questions: [{ n, part, kind, stem, options, key, level, topic, formulas, images, tables, hasSolution, … }],
    problems: [{ n, part, what, count?, detail? }] }   n is 0 for what concerns the file or the package itself

khaothi bank score TỆP|THƯ_MỤC --declared-correct [--json]
  Scores every QTI item (2.1, 2.2, 3.0) when its declared correct response is given, and when nothing is given.
  One object for a file or a package, an array for a folder:
  { file, items: [{ identifier, file, kind, interactions, score, maximum, scoreEmpty, taken: { score, scoreEmpty },
    markedBy, byTemplate, problems }], problems: [{ file, what, detail? }] }
  score, scoreEmpty  by the item's own response processing; score is null where it declares no correct response
  maximum            points of a wholly right answer; null where the item says nothing of points
  taken              the same two scores by the question that the item became in the bank, of the same maximum
  kind               our kind, or null where none could be made: problems say why
  byTemplate         the published template that scores it (match_correct, map_response, map_response_point), or null
  markedBy           "key", or "person": then score is null and the item waits for its marker
`;

/** `khaothi bank import|score …`: question files read in a process of their own, and reported on. */
export async function run(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'fuzz') return (await import('./bank-fuzz.ts')).fuzz(rest);
  if (verb === 'benchmark') return (await import('./bank-benchmark.ts')).benchmark(rest);
  const path = rest.find((arg) => !arg.startsWith('--'));
  const flags = new Set(rest.filter((arg) => arg.startsWith('--')));
  if (flags.has('--help') || verb === '--help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const asked = verb === 'import' ? '--dry-run' : verb === 'score' ? '--declared-correct' : null;
  const known = [...flags].every((flag) => flag === '--json' || flag === asked);
  if (asked === null || path === undefined || !known || !flags.has(asked)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const found = await questionFilesAt(path);
  if (found === null) return failed(`Không mở được ${path}. Kiểm tra lại đường dẫn.`);
  try {
    const isJson = flags.has('--json');
    if (verb === 'import')
      report(await (found.isFolder ? readAll(found.files) : readOnly(found.files)), isJson, inWords);
    else report(await (found.isFolder ? scoreAll(found.files) : scoreOnly(found.files)), isJson, scoresInWords);
    return 0;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return failed(sentenceOf(error.why, 'vi'));
  }
}

function report<Said>(said: Said | Said[], isJson: boolean, inWords: (one: Said) => string): void {
  const all = Array.isArray(said) ? said : [said];
  process.stdout.write(isJson ? `${JSON.stringify(said)}\n` : all.map(inWords).join(''));
}

/** As an upload reads it: with what becomes of its pictures. */
const readFile = async (file: QuestionFile) => withPicturesReEncoded(await readQuestionFile(file), new Set());

async function readOnly([file]: readonly FoundFile[]): Promise<ImportSummary | ImportSummary[]> {
  if (!file) return [];
  return summariesOf(file.name, await readFile(await file.read()));
}

/** What is said of each file, in their order: a reader for each processor at once, for each is a process of its own. */
async function ofEach<Said>(
  files: readonly FoundFile[],
  say: (file: QuestionFile) => Promise<Said[]>,
): Promise<Said[]> {
  const inTurn = fewAtOnce({ atOnce: availableParallelism(), waiting: files.length });
  return (await Promise.all(files.map((found) => inTurn(async () => say(await found.read()))))).flatMap(
    (said) => said ?? [],
  );
}

/** Every file that some format knows; one that cannot be read says so itself. */
function readAll(files: readonly FoundFile[]): Promise<ImportSummary[]> {
  return ofEach(files, async (file) => {
    const format = formatOf(file);
    if (!format) return [];
    try {
      return [summariesOf(file.name, await readFile(file))].flat();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return [{ file: file.name, format: format.name, questions: [], problems: [{ n: 0, part: 0, what: error.why }] }];
    }
  });
}

async function scoreOnly([file]: readonly FoundFile[]): Promise<Assessment> {
  if (!file) throw new UnreadableFile('fileNoQuestions');
  const read = await file.read();
  if (formatOf(read) !== qti) throw new UnreadableFile('fileNotKnown');
  return assessInWorker(read);
}

/** Every file that is QTI; one that cannot be read says so itself. */
function scoreAll(files: readonly FoundFile[]): Promise<Scores[]> {
  return ofEach<Scores>(files, async (file) => {
    if (formatOf(file) !== qti) return [];
    try {
      return [await assessInWorker(file)];
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return [{ file: file.name, items: [], problems: [{ what: error.why }] }];
    }
  });
}

function failed(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

const isImportProblem = (what: string): what is ImportProblem['what'] =>
  IMPORT_PROBLEMS.some((known) => known === what);

function inWords({ file, questions, problems }: ImportSummary): string {
  const lines = problems.map((problem) => `  ${problem.n === 0 ? ofFile(problem) : problemSentence(problem, 'vi')}`);
  const head = `${file}: ${questions.length} câu hỏi, ${problems.length} điều cần xem lại.`;
  return `${[head, ...lines].join('\n')}\n`;
}

function ofFile(problem: FileProblem): string {
  return isImportProblem(problem.what) ? problemWords(problem, 'vi') : sentenceOf(problem.what as ErrorCode, 'vi');
}

function scoresInWords({ file, items, problems }: Scores): string {
  const number = (score: number | null) => (score === null ? '–' : String(score).replace('.', ','));
  const lines = items.map(
    ({ identifier, kind, score, maximum, scoreEmpty, problems }) =>
      `  ${identifier} (${kind ?? '–'}): ${number(score)}/${number(maximum)}, bỏ trống ${number(scoreEmpty)}` +
      problems.map((problem) => `; ${problemWords(problem, 'vi')}`).join(''),
  );
  const said = problems.map((problem) => `  ${ofFile(problem)}`);
  return `${[`${file}: ${items.length} mục.`, ...said, ...lines].join('\n')}\n`;
}
