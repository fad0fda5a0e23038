import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';

test.each([
  ['has said nothing yet', { examLevel: 3, consentVersion: null, consent: 'pupilSilent' }, 'none'],
  ['agreed where only the page is watched', { examLevel: 1, consentVersion: 'v', consent: null }, 'pageOnly'],
  ['answered, before it is known what holds', { examLevel: 2, consentVersion: 'v', consent: null }, 'unknown'],
  ['agreed with the camera, as the family did', { examLevel: 3, consentVersion: 'v', consent: 'agreed' }, 'withCamera'],
  ['refused the camera', { examLevel: 3, consentVersion: 'v', consent: 'pupilRefused' }, 'withoutCamera'],
  ['waits for the form of the family', { examLevel: 3, consentVersion: 'v', consent: 'familySilent' }, 'familySilent'],
  [
    'is not asked again after the family said no',
    { examLevel: 2, consentVersion: 'v', consent: 'familyRefused' },
    'familyRefused',
  ],
  ['agreed to an older notice', { examLevel: 2, consentVersion: 'v', consent: 'pupilSilent' }, 'none'],
] as const)('who %s is told that and nothing else', (_, known, agreement) => {
  expect(agreementOf(known)).toBe(agreement);
});
