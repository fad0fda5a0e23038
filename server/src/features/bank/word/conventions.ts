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

const KEY_WORDS =
  '(?:BẢNG )?(?:ĐÁP ÁN|HƯỚNG DẪN (?:CHẤM|GIẢI)|(?:LỜI )?GIẢI CHI TIẾT|BIỂU ĐIỂM|THANG ĐIỂM|ANSWER KEYS?)';
const KEY_HEADING = new RegExp(
  `^[\\s\\-–—*.]*(?:[IVX]{1,4}[.)] ?)?(?:PHẦN )?${KEY_WORDS}(?:(?: VÀ|,| ?[-–—/+&]) ?${KEY_WORDS})*( VÀ [\\p{Lu} ]+| CHI TIẾT| THAM KHẢO| ĐỀ.*| MÃ ĐỀ.*| MÔN.*| PHẦN.*| (?:TRẮC NGHIỆM|TỰ LUẬN|BÀI|KIỂM TRA|THI|CHO|CÁC|CÂU HỎI)(?!\\p{L})[^\\p{Ll}]*)?[\\s:.*–—-]*$`,
  'u',
);
/** "ĐÁP ÁN", "BẢNG ĐÁP ÁN MÃ ĐỀ 101", "HƯỚNG DẪN CHẤM - ĐÁP ÁN" standing alone: what follows is not a question. */
export function isKeyHeading(text: string): boolean {
  return KEY_HEADING.test(text.trim().slice(0, 200));
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

const WORDED = /^\s*(Câu hỏi|Câu|Question|Bài tập|Bài)\s*(?:(?:số|thứ)\s*)?(\d{1,4})(?!\d)/iu;
const BARE = /^\s*(\d{1,3})\s*[.)]\s*(?=\S)(?!\d)/u;

/** "Câu 1.", "Question 12:", "Bài 3)", "Câu 1 (0,5 điểm)", "Câu 5 Bài học…", or a bare "1." */
export function questionLabelOf(text: string): QuestionLabel | null {
  const worded = WORDED.exec(text);
  if (worded) {
    const rest = text.slice(worded[0].length);
    const mark = /^\s*[.:)](?!\d)|^\s*[-–]\s*(?=\p{Lu})|^\s*\/\s*(?=\p{L})/u.exec(rest);
    // Without a mark only what begins like a stem counts: "câu 3 và câu 4" in a sentence is no question.
    const isStem = mark || /^\s*$|^\s*[([<“"\uE000-\uE002]|^\s+["“'(]?\p{Lu}/u.test(rest);
    if (!isStem) return null;
    const word = /^b/iu.test(worded[1] ?? '') ? 'bài' : 'câu';
    return { n: Number(worded[2]), word, end: worded[0].length + (mark?.[0].length ?? 0) };
  }
  const bare = BARE.exec(text);
  return bare ? { n: Number(bare[1]), word: 'bare', end: bare[0].length } : null;
}

/**
 * "Câu 10 hỏi …", "Câu 9- hỏi", "C8: …": too little to begin a question anywhere, enough where the question before is whole and
 * the number is the next one.
 */
export function likelyLabelOf(text: string): QuestionLabel | null {
  const found =
    /^\s*(?:(?:Câu|Question)\s*(\d{1,3})(?![\d.,]|\s*(?:và|,|đến|-\s*\d))\s*[-–/:.)]*|C\s?(\d{1,3})\s*[.:)])\s*(?=\S)/iu.exec(
      text,
    );
  return found ? { n: Number(found[1] ?? found[2]), word: 'câu', end: found[0].length } : null;
}

const LEVELS: readonly [RegExp, Level][] = [
  [/^(NB|N|B|nhận biết|biết|mức( độ)? 1|m1)(?:[-–. ]\d+)?$/iu, 'NB'],
  [/^(TH|H|thông hiểu|hiểu|mức( độ)? 2|m2)(?:[-–. ]\d+)?$/iu, 'TH'],
  [/^(VDC|vận dụng cao|mức( độ)? 4|m4)(?:[-–. ]\d+)?$/iu, 'VDC'],
  [/^(VD|VDT|vận dụng( thấp)?|mức( độ)? 3|m3)(?:[-–. ]\d+)?$/iu, 'VD'],
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
    const [whole, words = ''] = /^\s*[[(<{]\s*([^\])>}]{1,30}?)\s*[\])>}]\s*[.:]?/u.exec(text.slice(end)) ?? [];
    if (whole === undefined) break;
    const named = levelNamed(words);
    const [, worth] = /^(\d+(?:[.,]\d+)?)\s*(?:điểm|đ|points?|marks?)$/iu.exec(words) ?? [];
    const isTag = /^(CLO|YCCĐ|ID)\s*[\d.:]*$/iu.test(words);
    // One letter in brackets may be the text itself ("(H) là…"): only square brackets make it a tag.
    if (named && (words.length > 1 || /^\s*[[{]/u.test(whole))) level ??= named;
    else if (worth !== undefined) points ??= worth;
    else if (!isTag) break;
    end += whole.length;
  }
  // "NB: …", "- TH. …": without brackets only in capitals and with a mark behind it.
  const [bare, name = ''] = /^\s*(?:[-–]\s*)?(NB|TH|VDC|VDT?)\s*[.:)–-]\s+/u.exec(text.slice(end)) ?? [];
  if (bare !== undefined) {
    level ??= levelNamed(name);
    end += bare.length;
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
    /^\s*(?:Lời giải(?: chi tiết| tham khảo)?|Hướng dẫn(?: giải| chấm| trả lời)(?: chi tiết)?|HDG|HD giải|Giải thích(?: chi tiết)?|(?:HD|LG|Hướng dẫn|Phân tích|Gợi ý)(?=\s*:)|Solution|Explanation)\s*(?:[:.]\s*|$)/iu.exec(
      text,
    );
  const bare = /^\s*(?:Bài )?giải\s*(?:[:.]\s*|$)/iu.exec(text);
  const found = titled ?? bare;
  return found ? found[0].length : null;
}

/** "Mã đề: 101", "Mã đề thi 0102" at the head of a paper. */
export function paperCodeOf(text: string): string | null {
  return /mã\s*đề(?:\s*thi)?\s*[:.]?\s*(\d{3,4})(?!\d)/iu.exec(text)?.[1] ?? null;
}

/** "Cho nguyên tử khối: H = 1; C = 12 …", "Cho biết g = 10 m/s²": said once at the head of a paper, for whichever question needs it. */
export function isGivenData(text: string): boolean {
  return /^\s*[-–*(]?\s*(?:Cho biết|Cho|Biết|Lấy)?\s*(?:(?:biết\s+)?(?:các\s+)?(?:nguyên tử khối|khối lượng nguyên tử|hằng số)|[\p{L}\uE000-\uE002]\s*=|biết\s*:)/iu.test(
    text,
  );
}
