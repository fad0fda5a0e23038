import { wordsOf } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { ExportMedia, ExportOutcome, ExportQuestion, Written } from '../../exports/exporter.ts';
import { bodyOf } from './bodies.ts';
import { cdata, plain, QuestionWriting, setting } from './elements.ts';

/** A Moodle XML file of these questions, with an outcome for each: what Moodle has no type for is left behind by name. */
export async function writeMoodleXml(
  questions: readonly ExportQuestion[],
  find: (sha256: string) => ExportMedia | null,
  written?: Written,
): Promise<{ xml: string; outcomes: ExportOutcome[] }> {
  const outcomes: ExportOutcome[] = [];
  const elements: string[] = [];
  let category: string | null = null;
  for (const question of questions) {
    await written?.(outcomes.length);
    const writing = new QuestionWriting(find);
    const element = questionElement(question, writing);
    if (element === null) {
      outcomes.push({ outcome: 'leftBehind', why: [question.definition.kind] });
      continue;
    }
    if (question.topic !== null && question.topic !== category) {
      category = question.topic;
      elements.push(`<question type="category">${plain('category', pathOf(category))}</question>`);
    }
    elements.push(element);
    const why = [...writing.lost];
    outcomes.push({ outcome: why.length > 0 ? 'writtenWithLoss' : 'written', why });
  }
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${elements.join('\n')}\n</quiz>\n`, outcomes };
}

/** "Toán / Hàm số" as a path of Moodle, in which a slash in a name is written twice. */
function pathOf(topic: string): string {
  return ['$course$', 'top', ...topic.split(' / ').map((name) => name.replaceAll('/', '//'))].join('/');
}

function questionElement({ definition, level }: ExportQuestion, writing: QuestionWriting): string | null {
  const { stimulus } = definition;
  // Moodle has no passage that questions share: it stands at the head of each.
  const whole = stimulus ? { ...definition, stem: [...stimulus.content, ...definition.stem] } : definition;
  if (stimulus) writing.lost.add('stimulus');
  const body = bodyOf(whole, writing);
  if (!body) return null;
  const tags = [...(level ? [level] : []), ...body.tags];
  return [
    `<question type="${body.type}">`,
    plain('name', nameOf(definition)),
    body.text,
    writing.text('generalfeedback', definition.solution ?? []),
    setting('defaultgrade', 1),
    setting('penalty', '0.3333333'),
    setting('hidden', 0),
    body.settings,
    tags.length > 0 ? `<tags>${tags.map((tag) => `<tag><text>${cdata(tag)}</text></tag>`).join('')}</tags>` : '',
    '</question>',
  ].join('');
}

/** Lists in Moodle show the name alone: the first words of the question. */
function nameOf(definition: Definition): string {
  const texts = [
    definition.stem,
    'text' in definition ? definition.text : [],
    'statements' in definition ? (definition.statements[0]?.content ?? []) : [],
  ];
  const words = texts.map((text) => wordsOf(text).replace(/\s+/g, ' ').trim()).find((text) => text !== '');
  return [...(words ?? definition.kind)].slice(0, 60).join('');
}
