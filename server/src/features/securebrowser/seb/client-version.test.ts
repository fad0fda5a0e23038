import { expect, test } from 'vitest';
import { clientBy, clientByApi, clientByUserAgent, isVersionAllowed } from './client-version.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0 SEB/3.10.1';

test('a client is known by what it says of itself, and unknown otherwise', () => {
  expect(clientByUserAgent(WINDOWS)).toEqual({ os: 'Win', numbers: [3, 10, 1], isAlliance: false });
  expect(clientByUserAgent('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) SEB/3.6')).toBeNull();
  expect(clientByUserAgent('Mozilla/5.0 (Windows NT 10.0)')).toBeNull();
  expect(clientByApi('SEB_Windows_3.10.1')).toMatchObject({ os: 'Win', numbers: [3, 10, 1] });
  expect(clientByApi('Safe Exam Browser_iOS_3.6.1_17E2_org.safeexambrowser.SafeExamBrowser')).toMatchObject({
    os: 'iOS',
    numbers: [3, 6, 1],
  });
  expect(clientByApi('x'.repeat(200))).toBeNull();
  expect(clientBy('Microsoft Windows 11 Pro', '3.8.0.742 AE (x64)')).toEqual({
    os: 'Win',
    numbers: [3, 8, 0, 742],
    isAlliance: true,
  });
  expect(clientBy('macOS Version 14.5', '3.4.1')).toMatchObject({ os: 'Mac' });
  expect(clientBy('BeOS', '3.4.1')).toBeNull();
});

test.each([
  ['3.10.1', [], true],
  ['3.10.1', ['Win.3.10.1'], true],
  ['3.10.1.864', ['Win.3.10.1'], true],
  ['3.10.2', ['Win.3.10.1'], false],
  ['3.10.1', ['Win.3.7.min'], true],
  ['3.7', ['Win.3.7.min'], true],
  ['3.7', ['Win.3.7.1.min'], false],
  ['3.6.9', ['Win.3.7.min'], false],
  ['4.0', ['Win.3.7.min'], true],
  ['2.9', ['Win.3.7.min'], false],
  ['3.10.1', ['Mac.3.4.min'], false],
  ['3.10.1', ['Mac.3.4.min', 'Win.3.10.min'], true],
  ['3.10.1', ['Win.3.7.AE.min'], false],
  ['3.10.1 AE', ['Win.3.7.AE.min'], true],
])('Windows %s by %j is let in: %s', (version, allowed, isLetIn) => {
  const client = clientBy('Windows', version);
  expect(client && isVersionAllowed(client, allowed)).toBe(isLetIn);
});
