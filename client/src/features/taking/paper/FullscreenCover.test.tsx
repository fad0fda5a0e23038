import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ExitNotice } from './FullscreenCover.tsx';

test.each([
  ['counts the times, and the seconds in which coming back costs nothing', 2, 3, ['lần thứ 2', 'Còn 3 giây'], 'đã ghi'],
  ['says so once it is noted', 3, 0, ['lần thứ 3', 'đã ghi'], 'giây'],
  ['speaks of no note where nothing is noted', 1, null, ['lần thứ 1'], 'ghi'],
] as const)('who leaves full screen: the cover %s', (_, exits, secondsLeft, says, not) => {
  const markup = renderToStaticMarkup(<ExitNotice exits={exits} secondsLeft={secondsLeft} />);
  for (const words of says) expect(markup).toContain(words);
  expect(markup).not.toContain(not);
});
