/**
 * What the numbers of an item analysis say, as sentences a teacher can act on. Every sentence names the rule it comes from;
 * the rules and their limits are the table below and nothing else. A sentence is a question to a person, never a verdict.
 */
export const STORY_RULES = {
  /** Fewer persons than this: numbers about questions swing by chance, so only sentences about the test are made. */
  fewPersons: { below: 20 },
  /** A wrong option drew the able: its r with the rest of the test is at least this, and above the key's by `ahead`. */
  keySuspect: { atLeast: 0.15, ahead: 0.1, choosers: 5 },
  /** The abler a person, the less she earned here. */
  negativeDiscrimination: { below: 0 },
  /** Tells able and weak hardly apart (Ebel & Frisbie 1991: below 0.20 poor), where the facility leaves room to. */
  weakDiscrimination: { below: 0.2, facility: [0.1, 0.9] },
  /** Fewer right than blind choice would give, and no suspicion of the key. */
  belowChance: {},
  teachAgain: { facilityBelow: 0.4 },
  tooEasy: { facilityAbove: 0.95 },
  /** Wrong options nobody (or nearly nobody) believes (Haladyna & Downing 1993: under 5 %), together in one sentence. */
  deadDistractors: { shareBelow: 0.05, persons: 50 },
  oftenOmitted: { shareAbove: 0.2 },
  notReached: { shareAbove: 0.05 },
  reliabilityLow: { below: 0.7 },
  reliabilityGood: { atLeast: 0.8 },
  /** More than this share of persons within a tenth of the top or of zero. */
  ceiling: { shareAbove: 0.3 },
  floor: { shareAbove: 0.3 },
  centre: {},
} as const;
export type StoryRule = keyof typeof STORY_RULES;

export interface Story {
  readonly rule: StoryRule;
  /** `check`: look before publishing. `note`: worth knowing. `good`: in order. */
  readonly tone: 'check' | 'note' | 'good';
  /** Place in `items`, or null for a sentence about the whole test. */
  readonly item: number | null;
  readonly vi: string;
  readonly en: string;
}

export interface StoryItem {
  readonly part: number;
  /** Number within the part. */
  readonly number: number;
  readonly n: number;
  readonly facility: number | null;
  readonly itemRest: number | null;
  /** Persons, see `omissions`. */
  readonly omitted: number;
  readonly notReached: number;
  /** Options of a choice question as printed; empty for other kinds. */
  readonly options: readonly {
    readonly label: string;
    readonly isKey: boolean;
    readonly n: number;
    readonly share: number;
    readonly restCorrelation: number | null;
  }[];
}

export interface StoryTest {
  readonly n: number;
  /** Points. */
  readonly maximum: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly alpha: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly sem: number | null;
  /** Shares of persons at or above 90 % and at or below 10 % of the points. */
  readonly shareAtTop: number;
  readonly shareAtBottom: number;
}

/** The sentences of a test and its items: what needs a look first, then the rest, in the items' order. */
export function tellStories(test: StoryTest, items: readonly StoryItem[]): Story[] {
  const judged = test.n < STORY_RULES.fewPersons.below ? [] : items;
  const told = [...tellTest(test), ...tellTime(judged), ...judged.flatMap((item, at) => [...tellItem(item, at)])];
  const order = { check: 0, note: 1, good: 2 };
  return told.sort((a, b) => order[a.tone] - order[b.tone] || (a.item ?? -1) - (b.item ?? -1));
}

function* tellTest(test: StoryTest): Generator<Story> {
  const about = (rule: StoryRule, tone: Story['tone'], vi: string, en: string) => ({ rule, tone, item: null, vi, en });
  if (test.n < STORY_RULES.fewPersons.below)
    yield about(
      'fewPersons',
      'note',
      `Mới có ${test.n} thí sinh: số liệu từng câu còn dao động nhiều nên chưa nhận xét câu nào.`,
      `Only ${test.n} candidates: figures by question still swing by chance, so no question is judged.`,
    );
  if (test.mean !== null && test.median !== null)
    yield about(
      'centre',
      'note',
      `Điểm trung bình ${vi(test.mean)} trên ${vi(test.maximum)}; một nửa số thí sinh đạt từ ${vi(test.median)} trở lên.`,
      `The mean is ${en(test.mean)} of ${en(test.maximum)}; half of the candidates have ${en(test.median)} or more.`,
    );
  if (test.n < STORY_RULES.fewPersons.below) return;
  if (test.shareAtTop > STORY_RULES.ceiling.shareAbove)
    yield about(
      'ceiling',
      'note',
      `${percentVi(test.shareAtTop)} thí sinh gần điểm tối đa: đề khó phân loại nhóm giỏi.`,
      `${percent(test.shareAtTop)} of candidates are near full marks: the paper hardly tells the able apart.`,
    );
  if (test.shareAtBottom > STORY_RULES.floor.shareAbove)
    yield about(
      'floor',
      'note',
      `${percentVi(test.shareAtBottom)} thí sinh gần điểm 0: đề khó phân loại nhóm yếu.`,
      `${percent(test.shareAtBottom)} of candidates are near zero: the paper hardly tells the weak apart.`,
    );
  if (test.alpha === null || test.interval === null) return;
  const span = [test.interval.lower, test.interval.upper] as const;
  const where = (decimal: (value: number) => string) =>
    `α = ${decimal(test.alpha ?? 0)}; 95 %: ${decimal(span[0])} – ${decimal(span[1])}`;
  const error = test.sem ?? 0;
  if (test.alpha < STORY_RULES.reliabilityLow.below)
    yield about(
      'reliabilityLow',
      'check',
      `Độ tin cậy thấp (${where(vi)}): cùng một em, điểm có thể lệch khoảng ±${vi(error)}. Không nên xếp hạng theo chênh lệch nhỏ.`,
      `Reliability is low (${where(en)}): the same pupil's mark may be off by about ±${en(error)}. Do not rank on small gaps.`,
    );
  else if (test.alpha >= STORY_RULES.reliabilityGood.atLeast)
    yield about(
      'reliabilityGood',
      'good',
      `Độ tin cậy tốt (${where(vi)}); sai số của một bài khoảng ±${vi(error)} điểm.`,
      `Reliability is good (${where(en)}); one mark is off by about ±${en(error)} points.`,
    );
}

/** One sentence for the whole paper: it is the same persons who do not reach each of the last questions. */
function* tellTime(items: readonly StoryItem[]): Generator<Story> {
  const share = Math.max(0, ...items.map((item) => (item.n === 0 ? 0 : item.notReached / item.n)));
  if (share <= STORY_RULES.notReached.shareAbove) return;
  yield {
    rule: 'notReached',
    tone: 'note',
    item: null,
    vi: `Có tới ${percentVi(share)} thí sinh có lẽ không kịp làm hết bài: thời gian có thể thiếu.`,
    en: `Up to ${percent(share)} of candidates probably did not get to the end: time may be short.`,
  };
}

function* tellItem(item: StoryItem, at: number): Generator<Story> {
  const nameVi = `Phần ${roman(item.part)}, câu ${item.number}`;
  const nameEn = `Part ${roman(item.part)}, question ${item.number}`;
  const about = (rule: StoryRule, tone: Story['tone'], sentenceVi: string, sentenceEn: string): Story => ({
    rule,
    tone,
    item: at,
    vi: `${nameVi}: ${sentenceVi}`,
    en: `${nameEn}: ${sentenceEn}`,
  });
  const { facility, itemRest, options } = item;
  if (facility === null || item.n === 0) return;

  const suspect = suspectOption(item);
  if (suspect)
    yield about(
      'keySuspect',
      'check',
      `phương án ${suspect.label} thu hút nhóm giỏi (r = ${vi(suspect.r)}, đáp án ${suspect.keyLabel} chỉ r = ${vi(suspect.keyR)}): có thể sai đáp án.`,
      `option ${suspect.label} draws the able (r = ${en(suspect.r)}, the key ${suspect.keyLabel} only r = ${en(suspect.keyR)}): the key may be wrong.`,
    );
  else if (itemRest !== null && itemRest < STORY_RULES.negativeDiscrimination.below)
    yield about(
      'negativeDiscrimination',
      'check',
      `em giỏi lại làm sai nhiều hơn em yếu (r = ${vi(itemRest)}): nên xem lại đề và đáp án.`,
      `abler pupils do worse here (r = ${en(itemRest)}): look at the wording and the key.`,
    );
  else if (itemRest !== null && itemRest < STORY_RULES.weakDiscrimination.below && leavesRoom(facility))
    yield about(
      'weakDiscrimination',
      'note',
      `chưa phân biệt được em giỏi với em yếu (r = ${vi(itemRest)}).`,
      `hardly tells able and weak apart (r = ${en(itemRest)}).`,
    );

  const chance = options.length > 0 ? 1 / options.length : 0;
  if (facility < chance && !suspect)
    yield about(
      'belowChance',
      'check',
      `chỉ ${percentVi(facility)} làm đúng, thấp hơn cả chọn bừa (${percentVi(chance)}).`,
      `only ${percent(facility)} got it right, fewer than blind choice would (${percent(chance)}).`,
    );
  else if (facility < STORY_RULES.teachAgain.facilityBelow && !suspect)
    yield about(
      'teachAgain',
      'note',
      `cả lớp mới đạt ${percentVi(facility)} số điểm của câu: nên dạy lại phần này.`,
      `the class earned ${percent(facility)} of the points: worth teaching again.`,
    );
  else if (facility > STORY_RULES.tooEasy.facilityAbove)
    yield about(
      'tooEasy',
      'note',
      `gần như ai cũng làm đúng (${percentVi(facility)}).`,
      `nearly everybody got it right (${percent(facility)}).`,
    );

  const dead = options.filter((option) => !option.isKey && option.share < STORY_RULES.deadDistractors.shareBelow);
  if (dead.length > 0 && item.n >= STORY_RULES.deadDistractors.persons && facility <= 0.9) {
    const labels = dead.map((option) => option.label).join(', ');
    yield about(
      'deadDistractors',
      'note',
      `phương án nhiễu ${labels} hầu như không ai chọn.`,
      `hardly anybody chose the distractor ${labels}.`,
    );
  }
  if (item.omitted / item.n > STORY_RULES.oftenOmitted.shareAbove)
    yield about(
      'oftenOmitted',
      'note',
      `${percentVi(item.omitted / item.n)} bỏ trống.`,
      `${percent(item.omitted / item.n)} left it blank.`,
    );
}

function leavesRoom(facility: number): boolean {
  const [low, high] = STORY_RULES.weakDiscrimination.facility;
  return facility >= low && facility <= high;
}

function suspectOption(item: StoryItem) {
  const { atLeast, ahead, choosers } = STORY_RULES.keySuspect;
  const key = item.options.find((option) => option.isKey);
  if (!key) return null;
  const keyR = key.restCorrelation ?? 0;
  const worst = item.options
    .filter((option) => !option.isKey && option.n >= choosers)
    .map((option) => ({ label: option.label, r: option.restCorrelation ?? -1 }))
    .sort((a, b) => b.r - a.r)[0];
  if (!worst || worst.r < atLeast || worst.r < keyR + ahead) return null;
  return { ...worst, keyR, keyLabel: key.label };
}

const en = (value: number) => String(Math.round(value * 100) / 100).replace('-', '−');
const vi = (value: number) => en(value).replace('.', ',');
const percent = (share: number) => `${Math.round(share * 100)}%`;
const percentVi = (share: number) => `${Math.round(share * 100)} %`;

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
/** Parts are printed with Roman numbers, 1 to 9. */
export const roman = (part: number) => ROMAN[part - 1] ?? String(part);
