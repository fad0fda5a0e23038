import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';

test.each([
  ['has said nothing yet', { examLevel: 3, consentVersion: null, level: 1 }, 'none'],
  ['agreed where only the page is watched', { examLevel: 1, consentVersion: 'v', level: null }, 'pageOnly'],
  ['agreed, before it is known to what', { examLevel: 2, consentVersion: 'v', level: null }, 'unknown'],
  ['agreed with the camera', { examLevel: 3, consentVersion: 'v', level: 3 }, 'withCamera'],
  ['refused the camera', { examLevel: 3, consentVersion: 'v', level: 1 }, 'withoutCamera'],
] as const)('who %s is told that and nothing else', (_, known, agreement) => {
  expect(agreementOf(known)).toBe(agreement);
});
