import { foldForSearch } from 'shared/people/names.ts';

/**
 * How Vietnamese teachers write question files, one recogniser per convention. All of them read the flat text of one line
 * (see ooxml/content.ts); none knows about files, so each can be tried alone.
 */

export type Level = 'NB' | 'TH' | 'VD' | 'VDC';
export type Part = 1 | 2 | 3 | 4;

const END = /^[\s\-–—_=*.…~/<(]*(?:HẾT|THE END)[\s\-–—_=*.…~!/>)]*$/iu;
/** The line after which only keys and solutions stand. */
export function isEnd(text: string): boolean {
  return END.test(text);
}

/** "ĐÁP ÁN", "BẢNG ĐÁP ÁN MÃ ĐỀ 101", "HƯỚNG DẪN CHẤM" standing alone: what follows is not a question. */
export function isKeyHeading(text: string): boolean {
  return /^[\s\-–*]*(BẢNG )?(ĐÁP ÁN|HƯỚNG DẪN CHẤM|ANSWER KEYS?)( VÀ [\p{Lu} ]+| CHI TIẾT| THAM KHẢO| ĐỀ.*| MÃ ĐỀ.*| MÔN.*)?[\s:.*–-]*$/u.test(
    text,
  );
}

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
  return /^[\s*–-]*(bảng )?đáp án\s*:?\s*$/iu.test(text);
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

/** "B1. Định hướng Khoa học máy tính (câu 3 và câu 4)" gives "KHMT"; a common part gives null; others undefined. */
export function branchOf(text: string): string | null | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  if (/^(?:[A-D]\d?\s*[.):–-]\s*)?PHẦN CHUNG/iu.test(line)) return null;
  const [, words] =
    /^(?:(?:[A-D]?\d?|[IVX]+)\s*[.):–-]\s*)?(?:\(?\s*)(?:PHẦN RIÊNG\s*[:.–-]?\s*)?(?:DÀNH CHO (?:THÍ SINH|HỌC SINH) )?(?:CHỌN |HỌC |THEO )*ĐỊNH HƯỚNG\s*:?\s*([^(:.]+)/iu.exec(
      line,
    ) ?? [];
  if (words === undefined || line.length > 150) return undefined;
  const letters = words
    .trim()
    .split(/[\s–-]+/)
    .map((word) => foldForSearch(word).charAt(0).toUpperCase());
  return letters.join('');
}

export interface QuestionLabel {
  readonly n: number;
  readonly word: 'câu' | 'bài' | 'bare';
  /** Where the stem begins in the flat text. */
  readonly end: number;
}

const WORDED = /^\s*(Câu hỏi|Câu|Question|Bài tập|Bài)\s*(?:số\s*)?(\d{1,4})(?!\d)/iu;
const BARE = /^\s*(\d{1,3})\s*[.)]\s*(?=\S)(?!\d)/u;

/** "Câu 1.", "Question 12:", "Bài 3)", "Câu 1 (0,5 điểm)", "Câu 5 Bài học…", or a bare "1." */
export function questionLabelOf(text: string): QuestionLabel | null {
  const worded = WORDED.exec(text);
  if (worded) {
    const rest = text.slice(worded[0].length);
    const mark = /^\s*[.:)](?!\d)|^\s*[-–]\s+(?=\p{Lu})/u.exec(rest);
    // Without a mark only what begins like a stem counts: "câu 3 và câu 4" in a sentence is no question.
    const isStem = mark || /^\s*$|^\s*[([<“"\uE000-\uE002]|^\s+["“'(]?\p{Lu}/u.test(rest);
    if (!isStem) return null;
    const word = /^b/iu.test(worded[1] ?? '') ? 'bài' : 'câu';
    return { n: Number(worded[2]), word, end: worded[0].length + (mark?.[0].length ?? 0) };
  }
  const bare = BARE.exec(text);
  return bare ? { n: Number(bare[1]), word: 'bare', end: bare[0].length } : null;
}

const LEVELS: readonly [RegExp, Level][] = [
  [/^(NB|N|B|nhận biết|biết|mức( độ)? 1|m1)$/iu, 'NB'],
  [/^(TH|H|thông hiểu|hiểu|mức( độ)? 2|m2)$/iu, 'TH'],
  [/^(VDC|vận dụng cao|mức( độ)? 4|m4)$/iu, 'VDC'],
  [/^(VD|VDT|vận dụng( thấp)?|mức( độ)? 3|m3)$/iu, 'VD'],
];

export function levelNamed(words: string): Level | null {
  const name = words.trim().replace(/\s+/g, ' ');
  return LEVELS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

export interface Lead {
  readonly level: Level | null;
  readonly points: string | null;
  /** Where the words begin in the text given. */
  readonly end: number;
}

/** Level tags and points before a stem or statement: "[NB]", "(Thông hiểu)", "(0,5 điểm)", "(CLO1)", in any order. */
export function leadOf(text: string): Lead {
  let end = 0;
  let level: Level | null = null;
  let points: string | null = null;
  for (;;) {
    const [whole, words = ''] = /^\s*[[(<]\s*([^\])>]{1,30}?)\s*[\])>]\s*[.:]?/u.exec(text.slice(end)) ?? [];
    if (whole === undefined) break;
    const named = levelNamed(words);
    const [, worth] = /^(\d+(?:[.,]\d+)?)\s*(?:điểm|đ|points?|marks?)$/iu.exec(words) ?? [];
    const isTag = /^(CLO|YCCĐ|ID)\s*[\d.:]*$/iu.test(words);
    // One letter in brackets may be the text itself ("(H) là…"): only square brackets make it a tag.
    if (named && (words.length > 1 || whole.trimStart().startsWith('['))) level ??= named;
    else if (worth !== undefined) points ??= worth;
    else if (!isTag) break;
    end += whole.length;
  }
  if (end > 0) end += /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return { level, points, end };
}

/** A level tag at the very end of a stem. */
export function trailingLevelOf(text: string): { level: Level; start: number } | null {
  const found = /\s*[[(]\s*(NB|TH|VDC|VD|nhận biết|thông hiểu|vận dụng cao|vận dụng)\s*[\])]\s*\.?\s*$/iu.exec(text);
  const level = found && levelNamed(found[1] ?? '');
  return level ? { level, start: found.index } : null;
}

export function topicOf(text: string): string | null {
  const [, topic] = /^\s*(?:Chủ đề|Chuyên đề|Chủ điểm|Topic)\s*(?:\d+)?\s*:\s*(.+)$/isu.exec(text) ?? [];
  return topic?.replace(/\s+/g, ' ').trim() ?? null;
}

/** "Dạng: …", "YCCĐ: …", "Mức độ: NB": said about a question, not asked in it. */
export function noteOf(text: string): { name: string; words: string } | null {
  const [, name, words] =
    /^\s*(Dạng(?: toán)?|YCCĐ|Yêu cầu cần đạt|Mức độ|Nguồn|Năng lực)\s*(?:\d+)?\s*:\s*(.+)$/isu.exec(text) ?? [];
  return name === undefined || words === undefined ? null : { name, words: words.trim() };
}

/** `<g1>`, `</g1>`, `<#g1>`, `<g0#1>` at the start of a line. */
export function groupMarkOf(text: string): { name: string; closes: boolean; end: number } | null {
  const [whole, slash, name] = /^\s*<(\/?)(#?g[0-3](?:#\d)?)>\s*/iu.exec(text) ?? [];
  if (whole === undefined || name === undefined) return null;
  return { name: name.toLowerCase(), closes: slash === '/', end: whole.length };
}

/** Where the solution's words begin after "Lời giải", "Hướng dẫn giải:", "Giải"; null for other lines. */
export function solutionStartOf(text: string): number | null {
  const titled =
    /^\s*(?:Lời giải(?: chi tiết| tham khảo)?|Hướng dẫn(?: giải| chấm| trả lời)(?: chi tiết)?|HDG|HD giải|Giải thích(?: chi tiết)?|Solution|Explanation)\s*(?:[:.]\s*|$)/iu.exec(
      text,
    );
  const bare = /^\s*(?:Bài )?giải\s*(?:[:.]\s*|$)/iu.exec(text);
  const found = titled ?? bare;
  return found ? found[0].length : null;
}

/** "Read the following passage… questions from 31 to 35", "Dựa vào bảng số liệu, trả lời câu 5 và câu 6". */
export function sharedRangeOf(text: string): { from: number; to: number } | null {
  if (!INSTRUCTION.test(text) && !/(sau đây|dưới đây|following|sau)\b.*(trả lời|answer)/iu.test(text)) return null;
  const [, from, to] =
    /(?:câu(?: hỏi)?|questions?|blanks?|từ|from)(?:\s+(?:từ|from|số))?(?:\s+câu)?\s*\(?(\d{1,3})\)?\s*(?:đến|tới|to|and|và|[-–,])\s*(?:câu\s*)?\(?(\d{1,3})\)?/iu.exec(
      text,
    ) ?? [];
  return from !== undefined && to !== undefined && Number(from) < Number(to)
    ? { from: Number(from), to: Number(to) }
    : null;
}

const INSTRUCTION =
  /^\s*(Mark the letter|Read the |Choose the |Listen |Circle |Complete |Fill in |Rewrite |Questions? \d+ ?[-–]|Chọn (phương án|đáp án|câu|từ)|Đọc (đoạn|văn bản|bài|kĩ|kỹ|thông tin|và )|Dựa vào |Căn cứ |Sử dụng |Dùng (thông tin|dữ kiện|dữ liệu)|Quan sát .{0,80}(trả lời|câu)|Cho .{0,120}trả lời|Thực hiện các yêu cầu|Trả lời (các )?câu|Thông tin sau|Khoanh|Em hãy (chọn|khoanh)|Thí sinh |Học sinh (chọn|trả lời|làm|khoanh))/iu;
/** A sentence to the candidate that stands between questions and is part of none. */
export function isInstruction(text: string): boolean {
  return INSTRUCTION.test(text);
}

/** What a part heading says about answering, also on the line after it: nothing a question needs. */
export function isHeadingTalk(text: string): boolean {
  return /^\s*\(?(Thí sinh|Học sinh|Mỗi câu|Trong mỗi|Câu (hỏi )?trắc nghiệm|Ở mỗi)/iu.test(text);
}
