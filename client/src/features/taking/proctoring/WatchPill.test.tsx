import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { notWatching, type WatchStatus } from './status.ts';
import { WatchPill } from './WatchPill.tsx';

const pill = (change: Partial<WatchStatus>) =>
  renderToStaticMarkup(
    <WatchPill
      status={{ ...notWatching, level: 3, ...change }}
      withdrawn="none"
      onWithdraw={() => {}}
      onStopListening={() => {}}
    />,
  );
const titleOf = (markup: string) => markup.match(/<summary[^>]* title="([^"]*)"/)?.[1];

test('a microphone that is on is said without opening anything, also where the camera failed', () => {
  const heard = pill({
    camera: { state: 'notWatched', reason: 'busy' },
    microphone: { state: 'on', hears: null },
  });
  expect(titleOf(heard)).toBe('Không theo dõi được, em cứ làm bài, micro đang bật');
  expect(heard).toContain('tabler-icon-microphone');
  expect(heard).toContain('Ngừng dùng micro');
});

test('a face that cannot be compared is said with its reason, and what this browser cannot tell by its name', () => {
  const markup = pill({
    camera: {
      ...{ state: 'on', tier: 'full', backend: 'wasm', millisecondsPerLook: 50, faces: 1, light: 'good' },
      blind: ['notEnrolled'],
    },
    page: { keyboardLock: 'unknown', secondScreen: 'unknown', hiddenField: 'notAsked', focusLost: 'measured' },
    seen: { personChanged: 'unknown' },
  });
  expect(markup).toContain('Không có khuôn mặt lúc kiểm tra đầu giờ để so');
  expect(markup).toContain('không cho biết: Khóa phím rời trang, Có màn hình thứ hai.');
});

test.each([
  ['unanswered', true],
  ['held', true],
  ['notConsented', false],
] as const)('not heard because %s: said with its reason, to be stopped: %s', (reason, mayStop) => {
  const markup = pill({ microphone: { state: 'notHeard', reason } });
  expect(titleOf(markup)).not.toContain('micro');
  expect(markup).toMatch(/<p role="status">[^<]*không làm em mất điểm/);
  expect(markup.includes('Ngừng dùng micro')).toBe(mayStop);
});
