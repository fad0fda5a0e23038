import type { Part } from './conventions.ts';

const KIND_WORDS: readonly [RegExp, Part][] = [
  [/đúng\s*[-–/,]?\s*(hoặc\s+)?sai|true\s*[-–/]\s*false|\bđ\s*\/\s*s\b/iu, 2],
  [/trả lời ngắn|điền (đáp án|đáp số|số|khuyết)|short answers?/iu, 3],
  [/tự luận|đọc\s*[-–]?\s*hiểu|làm văn|^\s*viết\b|essay/iu, 4],
  [/nhiều (phương án|lựa chọn|đáp án)|chọn (một )?(phương án|đáp án)|multiple choice/iu, 1],
];

/** Which kind the words of a heading name: the earliest that says something; plain "trắc nghiệm" is choice. */
function kindNamedBy(words: string): Part | null {
  const found = KIND_WORDS.flatMap(([pattern, part]) => {
    const at = words.search(pattern);
    return at < 0 ? [] : [{ at, part }];
  }).sort((a, b) => a.at - b.at);
  if (found[0]) return found[0].part;
  return /trắc nghiệm/iu.test(words) ? 1 : null;
}

const ROMAN: Readonly<Record<string, Part>> = { I: 1, II: 2, III: 3, IV: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const HEADING_WORDS =
  /^(?:CÂU(?: HỎI)? )?(?:TRẮC NGHIỆM|TỰ LUẬN|ĐÚNG\s*[-–/]?\s*SAI|TRẢ LỜI NGẮN|ĐỌC\s*[-–]?\s*HIỂU|LÀM VĂN|TẬP LÀM VĂN|VIẾT)(?![\p{Ll}])/u;

export interface PartHeading {
  /** Null for a heading whose words and number say nothing of the kind ("PHẦN A"). */
  readonly part: Part | null;
  /** False where only the number speaks ("PART 2. READING"): the questions themselves then know better. */
  readonly isNamed: boolean;
  /** The title without number and points: "ĐỌC HIỂU". */
  readonly title: string;
}

const KIND_NAME = /trắc nghiệm|đúng\s*[-–/]?\s*sai|trả lời ngắn|tự luận|nhiều (phương án|lựa chọn)/iu;

/** "TỰ LUẬN" names a kind; "ĐỌC HIỂU" names a section of its own. */
export function isKindName(title: string): boolean {
  return KIND_NAME.test(title);
}

/** "PHẦN II. Câu trắc nghiệm đúng sai…", "Dạng 3. Trả lời ngắn", "B. TỰ LUẬN", "I. ĐỌC HIỂU (4,0 điểm)". Words beat numbers. */
export function partHeadingOf(text: string): PartHeading | null {
  const line = text.replace(/\s+/g, ' ').trim();
  const [, word = '', number, rest = ''] =
    /^(PHẦN|PART|DẠNG(?: THỨC)?)(?: THỨ)? (I{1,3}|IV|V|[1-5]|[A-D])(?![\p{L}\d])[\s.:)–-]*(.*)$/iu.exec(line) ?? [];
  const isDang = /^d/iu.test(word);
  if (number !== undefined && !/^(của|trong|này|sau|trên)(?!\p{L})/u.test(rest) && (!isDang || KIND_NAME.test(rest))) {
    const named = kindNamedBy(rest);
    return { part: named ?? ROMAN[number.toUpperCase()] ?? null, isNamed: named !== null, title: titleOf(rest) };
  }
  const [, label, words = ''] = /^((?:[IVX]{1,4}|[A-D]|\d)\s*[.:)/–-]\s*)?(?:PHẦN(?: THI)? )?(.*)$/iu.exec(line) ?? [];
  const isTitle = HEADING_WORDS.test(words) && words.length <= (label === undefined ? 90 : 200);
  const isSentence = /^(?:câu (?:hỏi )?)?trắc nghiệm (?:khách quan|nhiều|dạng|đúng|trả lời)/iu.test(words);
  if (!isTitle && !isSentence) return null;
  return { part: kindNamedBy(words), isNamed: true, title: titleOf(words) };
}

/** "Đáp án" in small letters: a heading only where no question comes after it. */
export function isQuietKeyHeading(text: string): boolean {
  return /^[\s*–-]*(?:phần |bảng )?(?:đáp án|hướng dẫn chấm)(?: (?:(?:mã )?đề|môn|phần|trắc nghiệm|chi tiết|tham khảo|bài|của|các|kiểm tra|và)(?!\p{L})[^?]{0,60})?\s*:?\s*$/iu.test(
    text,
  );
}

/** "I. ĐẠI SỐ (3,0 điểm)": a titled section in capitals that names no kind. */
export function sectionOf(text: string): string | null {
  const [, words] =
    /^\s*(?:[IVX]{1,4})\s*[.)]\s*([\p{Lu}][\p{Lu}\s,–-]{2,60})(?:\s*\([^)]*\))?\s*[:.]?\s*$/u.exec(text) ?? [];
  return words === undefined ? null : titleOf(words);
}

function titleOf(words: string): string {
  return words
    .replace(/\(.*$/u, '')
    .replace(/[\s.:–-]+$/u, '')
    .trim();
}

/** What a part heading says about answering, also on the line after it: nothing a question needs. */
export function isHeadingTalk(text: string): boolean {
  return /^\s*\(?(Thí sinh|Học sinh|Mỗi câu|Trong mỗi|Câu (hỏi )?trắc nghiệm|Ở mỗi)/iu.test(text);
}
