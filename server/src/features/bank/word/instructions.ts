const RANGE =
  /(câu(?: hỏi)?|questions?|blanks?|từ|from)(?:\s+(?:từ|from|số))?(?:\s+câu)?\s*\(?(\d{1,3})\)?\s*(?:đến|tới|to|and|và|[-–,])\s*(?:câu\s*)?\(?(\d{1,3})\)?/iu;

export interface SharedRange {
  readonly from: number;
  readonly to: number;
}

/** "Read the following passage… questions from 31 to 35", "Dựa vào bảng số liệu, trả lời câu 5 và câu 6". */
export function sharedRangeOf(text: string): SharedRange | null {
  if (!INSTRUCTION.test(text) && !/(sau đây|dưới đây|following|sau)\b.*(trả lời|answer)/iu.test(text)) return null;
  const [, , from, to] = RANGE.exec(text) ?? [];
  return from !== undefined && to !== undefined && Number(from) < Number(to)
    ? { from: Number(from), to: Number(to) }
    : null;
}

/**
 * Where an instruction names its questions by number, and the words that name them without: papers drawn from the bank
 * number them anew. "trả lời các câu từ 31 đến 35" becomes "trả lời các câu dưới đây".
 */
export function withoutNumbers(text: string): { start: number; end: number; words: string } | null {
  const found = RANGE.exec(text);
  if (!found) return null;
  const [whole, head = ''] = found;
  const before = text.slice(0, found.index);
  const end = found.index + whole.length;
  const place = { start: found.index, end };
  // "Questions 31-35: Read …": as a label it says nothing more.
  const mark = /^\s*[:.)–-]+\s*/u.exec(text.slice(end));
  if (before.trim() === '') return { ...place, end: end + (mark?.[0].length ?? 0), words: '' };
  if (/^(từ|from)$/iu.test(head) && /(câu(?: hỏi)?|questions?|blanks?)(?:\s\p{L}+){0,3}\s*$/iu.test(before))
    return { ...place, start: before.trimEnd().length, words: '' };
  if (/^(q|b|from)/iu.test(head)) {
    const noun = /^from$/iu.test(head) ? 'questions' : head.toLowerCase();
    return {
      ...place,
      words: `${/\b(the|each|numbered|these|following)\s*$/iu.test(before) ? '' : 'the '}${noun} below`,
    };
  }
  const noun = /^từ$/iu.test(head) ? 'câu hỏi' : head.toLowerCase();
  return { ...place, words: `${/(các|những|mỗi)\s*$/iu.test(before) ? '' : 'các '}${noun} dưới đây` };
}

const INSTRUCTION =
  /^\s*(Mark the letter|Read the |Choose the |Listen |Circle |Complete |Fill in |Rewrite |Questions? \d+ ?[-–]|Chọn (phương án|đáp án|câu|từ)|Đọc (đoạn|văn bản|bài|kĩ|kỹ|thông tin|và )|Dựa vào |Căn cứ |Sử dụng |Dùng (thông tin|dữ kiện|dữ liệu)|Quan sát .{0,80}(trả lời|câu)|Cho .{0,120}trả lời|Thực hiện các yêu cầu|Trả lời (các )?câu|Thông tin sau|Khoanh|Em hãy (chọn|khoanh)|Thí sinh |Học sinh (chọn|trả lời|làm|khoanh))/iu;
const READING =
  /^\s*(?:questions?.{0,20}:\s*)?(Read |Listen |Look at |Study |Refer to |Đọc |Dựa vào |Căn cứ |Sử dụng |Dùng |Quan sát |Nghe |Xem |Cho |Thông tin sau|Từ (bảng|biểu|hình|thông tin|đoạn|văn bản))/iu;
/** An instruction that sends the candidate to something to read, look at or listen to: it follows. */
export function asksToRead(text: string): boolean {
  return READING.test(text);
}

/** A sentence to the candidate that stands between questions and is part of none. */
export function isInstruction(text: string): boolean {
  return INSTRUCTION.test(text);
}
