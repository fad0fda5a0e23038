import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sentenceOf } from 'shared/contracts/errors.ts';
import { problemSentence } from 'shared/questions/problem-sentences.ts';
import { UnreadableFile } from '../features/bank/word/ooxml/refusal.ts';
import { readWordInWorker } from '../features/bank/word/read-in-worker.ts';
import { type ImportSummary, summaryOf } from '../features/bank/word/summary.ts';

const USAGE = 'khaothi bank import TỆP.docx --dry-run [--json]\n';

/** `khaothi bank import FILE --dry-run [--json]`: reads a question file and reports, without a database. */
export async function run(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  const file = rest.find((arg) => !arg.startsWith('--'));
  const flags = rest.filter((arg) => arg.startsWith('--'));
  const known = flags.every((flag) => flag === '--json' || flag === '--dry-run');
  if (verb !== 'import' || file === undefined || !known || !flags.includes('--dry-run')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return failed(`Không mở được tệp ${file}. Kiểm tra lại đường dẫn.`);
  try {
    const summary = summaryOf(basename(file), await readWordInWorker(bytes));
    process.stdout.write(flags.includes('--json') ? `${JSON.stringify(summary)}\n` : inWords(summary));
    return 0;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) return failed(sentenceOf('wordBroken', 'vi'));
    return failed(sentenceOf(error.why, 'vi'));
  }
}

function failed(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function inWords({ file, questions, problems }: ImportSummary): string {
  const lines = problems.map((problem) => `  ${problemSentence(problem, 'vi')}`);
  const head = `${file}: ${questions.length} câu hỏi, ${problems.length} điều cần xem lại.`;
  return `${[head, ...lines].join('\n')}\n`;
}
