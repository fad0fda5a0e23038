import { expect, test } from 'vitest';
import { mayHold } from '../answer-files.ts';
import { plainText } from '../content.ts';
import { parseResponse } from '../registry.ts';
import { filesIn } from '../response.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type FileUploadDefinition, fileProblem } from './file-upload.ts';

const rubric = [{ id: 'r1', criterion: SECRET, points: 1 }];
const sheet: FileUploadDefinition = {
  kind: 'fileUpload',
  stem: plainText('Nộp bảng tính'),
  accept: ['xlsx', 'ods'],
  maxFiles: 2,
  maxBytes: 1_000,
  rubric,
};
const file = { sha256: 'a'.repeat(64), name: 'Bảng điểm.XLSX', bytes: 900, mime: 'application/octet-stream' };

describeKind(sheet, { hidden: ['rubric', 'criterion'] });

test.each([
  [{ name: 'bai.xlsx', bytes: 1_000 }, null],
  [{ name: 'BÀI.ODS', bytes: 1 }, null],
  [{ name: 'bai.xlsx', bytes: 1_001 }, 'size'],
  [{ name: 'bai.xlsx.exe', bytes: 10 }, 'kind'],
  [{ name: 'bai', bytes: 10 }, 'kind'],
  [{ name: 'bai.xlsx', bytes: 0 }, 'empty'],
] as const)('%j: %s', (given, problem) => expect(fileProblem(sheet, given)).toBe(problem));

test('the ledger names files by hash, name and size, and nothing else of them', () => {
  expect(parseResponse('fileUpload', [file])).toEqual([file]);
  expect(parseResponse('fileUpload', [{ ...file, sha256: 'nope' }])).toBeNull();
  expect(parseResponse('fileUpload', [{ ...file, path: '/etc/passwd' }])).toBeNull();
});

test('files are found at any depth of a response, and judged by their question', () => {
  expect(filesIn({ p1: [file], p2: 'text', p3: { q: file } })).toEqual([file, file]);
  expect(filesIn(null)).toEqual([]);
  expect(mayHold(sheet, file)).toBe(true);
  expect(mayHold({ ...sheet, maxBytes: 10 }, file)).toBe(false);
  const speech = { kind: 'recording' as const, stem: plainText('Đọc to'), maxSeconds: 60, rubric };
  expect(mayHold(speech, { ...file, name: 'ghi-am-1.webm', mime: 'audio/webm', take: 1 })).toBe(true);
  expect(mayHold(speech, file)).toBe(false);
  const essay = { kind: 'essay' as const, stem: plainText('Viết bài'), rubric };
  expect(mayHold({ ...essay, files: 1 }, file)).toBe(true);
  expect(mayHold(essay, file)).toBe(false);
  const parts = [
    { id: 'p1', points: 1, definition: essay },
    { id: 'p2', points: 1, definition: speech },
  ];
  const composite = { kind: 'composite' as const, stem: plainText('Hai phần'), parts };
  expect(mayHold(composite, { ...file, mime: 'audio/webm' })).toBe(true);
  expect(mayHold(composite, file)).toBe(false);
});
