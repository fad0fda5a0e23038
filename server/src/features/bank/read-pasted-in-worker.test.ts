import { expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';
import { readPastedInWorker } from './read-pasted-in-worker.ts';

test('a clipboard is read in a process of its own as it is read here', async () => {
  const html = '<p>Tính <b>nhanh</b> \\(x^2\\)<script>1</script></p>';
  expect(await readPastedInWorker(html)).toEqual(readPasted(html));
});

test('one that takes longer than it may is refused in words', async () => {
  const reading = readPastedInWorker('<p>a</p>', { milliseconds: 1, megabytes: 512 });
  await expect(reading).rejects.toMatchObject({ code: 'pastedTooHeavy' });
});
