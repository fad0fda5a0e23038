/** A key as the teacher wrote it in words, before its kind reads it. */
export interface KeyLine {
  readonly text: string;
  /** `chosen`: "Chọn B", which only choice questions use. `judged`: "a) Đúng. Vì…" in a solution. */
  readonly how: 'said' | 'chosen' | 'judged';
}

const SAID =
  /^\s*(?:[-–*+•]\s*)?(?:[[(]\s*)?(?:Đáp\s*án(?:\s+(?:đúng|chính xác|cần chọn))?|Đáp\s*số|ĐS|Đ\/S|Đ\/?A|Trả lời|Kết quả|KQ|(?:Phương án|Ý)\s+(?:đúng|chọn)|Chọn(?=\s*:)|Answer|Correct answer|Key)\s*(?:(?:là\s*)?[:=]|là)\s*(.*)$/isu;
const SAID_BARE = /^\s*Đáp\s*án\s+([A-H])\s*(?:\.\s*)?$/iu;
const CHOSEN =
  /(?:^|[.!?;:⇒→\s]|=>)(?:Vậy\s+)?(?:ta\s+)?chọn\s+(?:(?:đáp án|phương án|ý|câu)\s*)?(?::\s*)?([A-H])\s*(?:[.!]\s*)?$/iu;

/** "Chọn D. Vì …" at the head of a solution, "… Đáp án A." at the end of one. */
const CHOSEN_FIRST =
  /^\s*(?:[^\n:]{0,20}:\s*)?(?:chọn|đáp\s*án)\s+(?:(?:đáp án|phương án|ý)\s*)?(?::\s*)?([A-H])\s*[.,;:]\s/iu;
const SAID_LAST = /[.!?;:\n][^\S\n]*(?:Vậy\s+)?đáp\s*án\s+(?:đúng\s+)?(?:là\s+)?(?::\s*)?([A-H])\s*(?:[.!]\s*)?$/iu;

/** "Đáp án: B", "Đáp số: -1,5", "Chọn B." as a line of its own. Dots left for the pupil to write on are no key. */
export function keyLineOf(text: string): KeyLine | null {
  const [, said] = SAID.exec(text) ?? SAID_BARE.exec(text) ?? [];
  if (said !== undefined) {
    const value = withoutBracket(said).replace(/^[\s.…_□]+$/u, '');
    // "Kết quả là bao nhiêu?" asks for one.
    return value === '' || value.endsWith('?') ? null : { text: value.replace(/\s+/g, ' '), how: 'said' };
  }
  const [, letter] = /^\s*(?:(?:⇒|→|=>|->|-->)\s*)?(?:Vậy\s+)?(?:ta\s+)?chọn\b/iu.test(text)
    ? (CHOSEN.exec(text) ?? [])
    : [];
  return letter === undefined ? null : { text: letter.toUpperCase(), how: 'chosen' };
}

/** "[Đáp án: B]": what closes the brackets is not the answer's. */
function withoutBracket(said: string): string {
  return said
    .trimEnd()
    .replace(/[\])]$/, '')
    .trimEnd();
}

/** "… nên chọn B." at the end of a solution's paragraph. */
export function chosenInSolution(text: string): string | null {
  const [, letter] = CHOSEN.exec(text) ?? CHOSEN_FIRST.exec(text) ?? SAID_LAST.exec(text) ?? [];
  return letter?.toUpperCase() ?? null;
}

const JUDGED =
  /(?:^|[;,.\n][^\S\n]*)(?:(?:Ý|Câu|Mệnh đề|Phát biểu)\s+)?([a-d])(?:\s*[).:]\s*|\s+)(?:[-–]\s*)?(?:(?:Mệnh đề|Phát biểu|Khẳng định|Ý|Nhận định)\s+(?:này\s+)?(?:là\s+)?)?(Đúng|đúng|ĐÚNG|Sai|sai|SAI|Đ|S)(?![\p{L}\d])/gu;

/** The verdicts of one line of a solution: "a) Đúng. Vì…", "a) Đúng; b) Sai". */
export function verdictsIn(text: string): { letter: string; verdict: string }[] {
  return [...text.matchAll(JUDGED)].map(([, letter = '', verdict = '']) => ({ letter, verdict }));
}

/** `<key=-1,5>` anywhere in a line. */
export function keyTagOf(text: string): { text: string; start: number; end: number } | null {
  const found = /<\s*key\s*=([^>]*)>/iu.exec(text);
  return found ? { text: (found[1] ?? '').trim(), start: found.index, end: found.index + found[0].length } : null;
}

/** The letters of a choice key: one as it should be, several where the teacher wrote several. */
export function lettersOf(text: string): string[] {
  if (/^\s*[a-h]\s*(?:[.)]\s*)?$/u.test(text)) return [text.trim().charAt(0).toUpperCase()];
  const [, list] = /^[([]?\s*([A-H](?:(?:\s*(?:,|;|và|and|\/)\s*|\s+)[A-H](?![\p{L}]))*)(?![\p{L}])/u.exec(text) ?? [];
  return list === undefined ? [] : [...new Set(list.match(/[A-H]/g) ?? [])];
}

const TRUE_FALSE = /Đúng|Sai|True|False|Đ|S|D|T|F/giu;
const LETTERED = /([a-h])\s*(?:[).:=\-–]\s*)?(Đúng|Sai|True|False|Đ|S|D|T|F)(?![\p{L}])/giu;

/** "Đ S Đ S", "ĐSĐS", "a) Đ b) S", "Đúng, Sai…" by statement letter; null where it says nothing of the kind. */
export function trueFalseOf(text: string): Map<string, boolean> | null {
  const isTrue = (word: string) => /^[ĐDT]/iu.test(word);
  const lettered = [...text.matchAll(LETTERED)];
  if (lettered.length > 0)
    return new Map(lettered.map(([, letter = '', word = '']) => [letter.toLowerCase(), isTrue(word)]));
  const left = text.replace(TRUE_FALSE, '').replace(/[\s,;.\-–/|]/g, '');
  const words = text.match(TRUE_FALSE) ?? [];
  if (left !== '' || words.length === 0 || words.length > 8) return null;
  return new Map(words.map((word, at) => [String.fromCharCode(97 + at), isTrue(word)]));
}

/** One answer and nothing else: "5", "-1,5", "B", "ĐSĐS". */
export function isLoneAnswer(text: string): boolean {
  return /^\s*(?:[-−–]?\d+(?:[.,]\d+)?|[A-H]\.?|(?:[ĐDTS]\s*[-,;]?\s*){3,4})\s*\.?\s*$/u.test(text.trim().slice(0, 60));
}
