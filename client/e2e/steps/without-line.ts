import type { Download, Locator, Page } from 'playwright-core';

/** Waits until all that a paper may need to its end has come ahead: the last piece is fetched when the others are there. */
export async function allIsFetchedAhead(page: Page): Promise<void> {
  await page.getByText('Đề đã tải sẵn (đang khóa)').waitFor();
  await page.waitForFunction(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['/begin-here-', '/seal-answers-', '/mhchem-'].every((piece) => names.some((name) => name.includes(piece)));
  });
}

/** A manager looks the words up that open a session's papers, to read them out by telephone. */
export async function readWords(page: Page, address: string, sessionId: string): Promise<string[]> {
  await page.goto(`${address}/sessions/${sessionId}/room-servers`);
  await page.getByLabel('Lý do').fill('Phòng 1 mất mạng trước giờ thi');
  await page.getByRole('button', { name: 'Xem mã mở đề' }).click();
  await page.getByText('Đọc chậm từng từ.').waitFor();
  return page.getByRole('main').getByRole('list').last().getByRole('listitem').allTextContents();
}

/** The candidate types the words that are read out. */
export async function typeWords(page: Page, words: readonly string[]): Promise<void> {
  await page.getByLabel('Mã mở đề giám thị đọc').fill(words.join(' '));
  await page.getByRole('button', { name: 'Mở đề' }).click();
}

/** Hands in where nothing can be sent, and saves the sealed answers to a file. */
export async function handInToFile(page: Page): Promise<Download> {
  await page.getByRole('button', { name: 'Nộp bài' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click();
  await page.getByRole('heading', { name: 'Đang gửi phần cuối của bài…' }).waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu bài ra tệp' }).click(),
  ]);
  return saved;
}

/** On the board: the dialog that takes a file, by a click into its field. */
export async function chooseFile(board: Page, path: string): Promise<void> {
  const field = await openField(board);
  const [choosing] = await Promise.all([board.waitForEvent('filechooser'), field.click()]);
  await choosing.setFiles(path);
}

/** The same by dropping the file from the system's own window onto the field. */
export async function dropFile(board: Page, path: string): Promise<void> {
  const field = await openField(board);
  await field.waitFor();
  const box = await field.boundingBox();
  if (!box) throw new Error('The field is not on the screen.');
  const devtools = await board.context().newCDPSession(board);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...place, data });
  await devtools.detach();
}

async function openField(board: Page): Promise<Locator> {
  await board.getByRole('button', { name: 'Nhận tệp bài làm' }).click();
  // The words themselves let a pointer through to the field around them.
  return board.getByRole('dialog').getByText('Kéo tệp .khaothi vào đây hoặc bấm để chọn').locator('..');
}
