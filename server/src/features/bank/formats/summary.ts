import type { FileImport, FileQuestion } from './imported.ts';

/** An import in the words of checks and of the command line: one flat object per question, no content. */
export interface ImportSummary {
  readonly file: string;
  readonly format: string;
  readonly questions: readonly QuestionSummary[];
  /** `n` is 0 for what concerns the file as a whole. */
  readonly problems: readonly { n: number; part: number; what: string; count?: number; detail?: string }[];
}

interface QuestionSummary {
  readonly n: number;
  readonly part: number;
  readonly kind: string;
  readonly stem: string;
  readonly options: number;
  readonly key: string | null;
  readonly level: string | null;
  readonly topic: string | null;
  readonly formulas: number;
  readonly oleFormulas?: number;
  readonly images: number;
  readonly tables: number;
  readonly hasSolution: boolean;
  readonly pinned?: readonly string[];
  readonly group?: string;
  readonly branch?: string;
  readonly section?: string;
  readonly stimulus?: string;
  readonly points?: string;
  readonly statementLevels?: readonly (string | null)[];
}

type Read = Pick<FileImport, 'questions' | 'refused'> & { readonly format: string };

export function summaryOf(file: string, { format, questions, refused }: Read): ImportSummary {
  return {
    file,
    format,
    questions: questions.map(questionSummary),
    problems: [
      ...questions.flatMap(({ n, part, problems }) => problems.map((problem) => ({ n, part, ...problem }))),
      ...refused.flatMap(({ n, problems }) => problems.map((problem) => ({ n, part: 0, ...problem }))),
    ],
  };
}

/** One summary for a plain file; for a package one for each file inside it that has something to say. */
export function summariesOf(file: string, read: Read): ImportSummary | ImportSummary[] {
  const inside = [...new Set([...read.questions, ...read.refused].map((one) => one.file))];
  if (inside.every((name) => name === undefined)) return summaryOf(file, read);
  return inside.map((name) =>
    summaryOf(name === undefined ? file : `${file}/${name}`, {
      format: read.format,
      questions: read.questions.filter((one) => one.file === name),
      refused: read.refused.filter((one) => one.file === name),
    }),
  );
}

function questionSummary(question: FileQuestion): QuestionSummary {
  const { counts, pinned, statementLevels, group, branch, section, stimulus, points } = question;
  return {
    n: question.n,
    part: question.part,
    kind: question.definition.kind,
    stem: question.title,
    options: question.options,
    key: question.key,
    level: question.level,
    topic: question.topic,
    formulas: counts.formulas,
    ...(counts.oleFormulas > 0 ? { oleFormulas: counts.oleFormulas } : {}),
    images: counts.images,
    tables: counts.tables,
    hasSolution: question.hasSolution,
    ...(pinned.length > 0 ? { pinned } : {}),
    ...(group === null ? {} : { group }),
    ...(branch === null ? {} : { branch }),
    ...(section === null ? {} : { section }),
    ...(stimulus === null ? {} : { stimulus }),
    ...(points === null ? {} : { points }),
    ...(statementLevels.length > 0 ? { statementLevels } : {}),
  };
}
