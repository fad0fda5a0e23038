import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { sentenceOf } from 'shared/contracts/errors.ts';
import { problemSentence } from 'shared/questions/problem-sentences.ts';
import { readQuestionFile } from '../features/bank/formats/read-in-worker.ts';
import { type FileRefusal, UnreadableFile } from '../features/bank/formats/refusal.ts';
import { formatOf } from '../features/bank/formats/registry.ts';
import { type ImportSummary, summariesOf } from '../features/bank/formats/summary.ts';

const USAGE = 'khaothi bank import TỆP|THƯ_MỤC --dry-run [--json]\n';

/**
 * `khaothi bank import FILE --dry-run [--json]`: reads a question file of any known format and reports, without a
 * database. A package or a folder gives one report per file.
 */
export async function run(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'benchmark') return (await import('./bank-benchmark.ts')).benchmark(rest);
  const path = rest.find((arg) => !arg.startsWith('--'));
  const flags = rest.filter((arg) => arg.startsWith('--'));
  const known = flags.every((flag) => flag === '--json' || flag === '--dry-run');
  if (verb !== 'import' || path === undefined || !known || !flags.includes('--dry-run')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const found = await stat(path).catch(() => null);
  if (found === null) return failed(`Không mở được ${path}. Kiểm tra lại đường dẫn.`);
  try {
    const summaries = found.isDirectory() ? await readFolder(path) : await readOne(path, basename(path));
    const all = Array.isArray(summaries) ? summaries : [summaries];
    process.stdout.write(flags.includes('--json') ? `${JSON.stringify(summaries)}\n` : all.map(inWords).join(''));
    return 0;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return failed(sentenceOf(error.why, 'vi'));
  }
}

async function readOne(path: string, name: string): Promise<ImportSummary | ImportSummary[]> {
  return summariesOf(name, await readQuestionFile({ name, bytes: await readFile(path) }));
}

/** Every file of a folder that some format knows, in the order of their names; one that cannot be read says so itself. */
async function readFolder(folder: string): Promise<ImportSummary[]> {
  const summaries: ImportSummary[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    const name = relative(folder, path);
    const format = formatOf({ name, bytes: await readFile(path) });
    if (!format) continue;
    try {
      summaries.push(...[await readOne(path, name)].flat());
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      summaries.push({
        ...{ file: name, format: format.name, questions: [] },
        problems: [{ n: 0, part: 0, what: error.why }],
      });
    }
  }
  return summaries;
}

function failed(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function inWords({ file, questions, problems }: ImportSummary): string {
  const lines = problems.map((problem) =>
    problem.n === 0 && questions.length === 0
      ? `  ${sentenceOf(problem.what as FileRefusal, 'vi')}`
      : `  ${problemSentence(problem, 'vi')}`,
  );
  const head = `${file}: ${questions.length} câu hỏi, ${problems.length} điều cần xem lại.`;
  return `${[head, ...lines].join('\n')}\n`;
}
