import type { ImportProblemName } from './draft.ts';

type Language = 'vi' | 'en';

const WHAT: Readonly<Record<ImportProblemName, Readonly<Record<Language, string>>>> = {
  noKey: { vi: 'chưa đánh dấu đáp án đúng', en: 'the right answer is not marked' },
  twoKeys: { vi: 'có từ hai đáp án được đánh dấu', en: 'two or more answers are marked' },
  missingOption: { vi: 'thiếu phương án', en: 'an option is missing' },
  missingStatement: { vi: 'chưa đủ bốn ý a), b), c), d)', en: 'fewer than four statements' },
  duplicateOption: { vi: 'có hai phương án giống nhau', en: 'two options are the same' },
  duplicateNumber: { vi: 'số câu bị trùng với câu trước', en: 'the number is used twice' },
  numberGap: { vi: 'số câu không liền với câu trước', en: 'numbers are skipped before it' },
  unclosedGroup: { vi: 'nhóm câu mở ra trước câu này chưa được đóng', en: 'the group opened before it is not closed' },
  noTrueStatement: {
    vi: 'không ý nào được đánh dấu Đúng, nên cả bốn ý được hiểu là Sai',
    en: 'no statement is marked true, so all are read as false',
  },
  keyTooLong: { vi: 'đáp số dài hơn bốn ô trả lời', en: 'the answer does not fit the four-cell box' },
  badKeyFormat: { vi: 'đáp số không phải là một số viết đúng cách', en: 'the answer is not a number' },
  formulaNotConvertible: {
    vi: 'công thức MathType chưa chuyển được, cần gõ lại giữa hai dấu $',
    en: 'MathType formulas could not be converted and must be typed again between $ signs',
  },
  pictureNotShown: {
    vi: 'ảnh ở định dạng trình duyệt không hiện được (WMF, EMF)',
    en: 'pictures in a format that browsers do not show (WMF, EMF)',
  },
  emptyStem: { vi: 'chưa có nội dung câu hỏi', en: 'the question has no text' },
  emptyOption: { vi: 'có phương án hoặc ý để trống', en: 'an option or statement is empty' },
  keyOutOfReach: {
    vi: 'đáp án đòi nhiều hơn hoặc ít hơn số lượt chọn mà câu cho phép',
    en: 'the key asks for more or fewer choices than the question allows',
  },
  gapMismatch: {
    vi: 'chỗ trống trong đoạn văn và danh sách chỗ trống không khớp nhau',
    en: 'the gaps of the text and the list of gaps do not match',
  },
  partNotWhole: {
    vi: 'câu nhiều phần chưa có phần nào, hoặc có phần chưa hoàn chỉnh',
    en: 'the question has no parts, or one of its parts is not whole',
  },
  noPicture: { vi: 'chưa có hình', en: 'the picture is missing' },
  badScale: { vi: 'thang trượt không chứa nổi một bước nào', en: 'the scale has no room for a single step' },
  kindNotSupported: {
    vi: 'dạng câu này chưa đưa được vào ngân hàng',
    en: 'questions of this kind cannot be put into the bank yet',
  },
  contentLost: { vi: 'một phần nội dung không giữ lại được', en: 'a part of the content could not be kept' },
  notUnderstood: { vi: 'chưa hiểu cách viết ở chỗ', en: 'what is written here is not understood' },
  ownScoringReplaced: {
    vi: 'cách chấm riêng của câu được thay bằng cách chấm gần nhất của dạng câu này; xem lại điểm',
    en: "the item's own scoring was replaced by the nearest rule of this kind; check its marks",
  },
  noResponseProcessing: {
    vi: 'tệp không nói cách chấm; câu được chấm theo đáp án trong tệp',
    en: 'the file does not say how to score; its key is used',
  },
  invalidResponseProcessing: {
    vi: 'phần chấm điểm trong tệp có chỗ sai',
    en: "the file's response processing has a mistake",
  },
  noMaxScore: {
    vi: 'tệp không ghi điểm tối đa; điểm được tính từ cách chấm',
    en: 'the file does not state the maximum score; it was worked out from the scoring',
  },
  noMetadata: { vi: 'gói không có phần mô tả (metadata)', en: 'the package has no metadata' },
  missingFile: { vi: 'gói thiếu một tệp mà câu hỏi cần', en: 'a file that is referred to is missing' },
  brokenXml: { vi: 'tệp XML trong gói bị hỏng', en: 'an XML file of the package is broken' },
  noInteraction: { vi: 'mục này không hỏi gì, chỉ có nội dung để đọc', en: 'the item asks nothing, it is only read' },
  adaptiveItem: {
    vi: 'câu làm theo nhiều bước; chỉ lần trả lời đầu được giữ',
    en: 'an adaptive item; only its first attempt is kept',
  },
  templateFixed: {
    vi: 'câu có số sinh ngẫu nhiên; các số được chọn một lần rồi giữ cố định',
    en: 'an item with random numbers; they were drawn once and are fixed',
  },
};

interface Words {
  readonly what: string;
  readonly count?: number;
  readonly detail?: string;
  readonly row?: number;
}

/** "chưa đánh dấu đáp án đúng"; with a detail "…: customInteraction", with a count "… (3)", of a spreadsheet "Dòng 7: …". */
export function problemWords(problem: Words, language: Language): string {
  const said = WHAT[problem.what as ImportProblemName]?.[language] ?? problem.what;
  const words = problem.detail === undefined ? said : `${said}: ${problem.detail}`;
  const counted = problem.count === undefined ? words : `${words} (${problem.count})`;
  return problem.row === undefined ? counted : `${language === 'vi' ? 'Dòng' : 'Row'} ${problem.row}: ${counted}`;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** "Câu 5, Phần I". */
export function placeWords({ n, part }: { n: number; part: number }, language: Language): string {
  const roman = ROMAN[part];
  if (!roman) return language === 'vi' ? `Câu ${n}` : `Question ${n}`;
  return language === 'vi' ? `Câu ${n}, Phần ${roman}` : `Question ${n}, Part ${roman}`;
}

/** "Câu 5, Phần I: chưa đánh dấu đáp án đúng"; a row of a spreadsheet is place enough, and so is the number of what has no part. */
export function problemSentence(
  problem: Words & { readonly n: number; readonly part: number },
  language: Language,
): string {
  if (problem.row !== undefined) return problemWords(problem, language);
  return `${placeWords(problem, language)}: ${problemWords(problem, language)}`;
}
