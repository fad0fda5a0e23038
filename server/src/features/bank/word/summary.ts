import type { WordImport, WordQuestion } from './question.ts';

/** An import in the words of checks and of the command line: one flat object per question, no content. */
export interface ImportSummary {
  readonly file: string;
  readonly format: 'docx';
  readonly questions: readonly QuestionSummary[];
  readonly problems: readonly { n: number; part: number; what: string; count?: number }[];
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

/** Names the importer has for itself; readers of the summary are told of an essay by its kind. */
const NOT_OF_THE_FILE = new Set(['kindNotSupported']);

export function summaryOf(file: string, { questions }: WordImport): ImportSummary {
  return {
    file,
    format: 'docx',
    questions: questions.map(questionSummary),
    problems: questions.flatMap(({ n, part, problems }) =>
      problems.filter(({ what }) => !NOT_OF_THE_FILE.has(what)).map((problem) => ({ n, part, ...problem })),
    ),
  };
}

function questionSummary(question: WordQuestion): QuestionSummary {
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
