import { describe, expect, test } from 'vitest';
import { cameraConsentOf, needsFamily, type Word } from './camera-consent.ts';

const NOW = Date.UTC(2026, 10, 26);
const word = (party: Word['party'], camera: boolean, fields: Partial<Word> = {}): Word => ({
  party,
  camera,
  microphone: false,
  version: 'new',
  alternative: null,
  ...fields,
});

test.each([
  ['of fifteen', '2011-05-01', true],
  ['on the day before the eighteenth birthday', '2008-11-27', true],
  ['on the eighteenth birthday', '2008-11-26', false],
  ['whose date of birth nobody wrote down', null, true],
])('a pupil %s: a representative is asked: %s → %s', (_, birthDate, asked) => {
  expect(needsFamily(birthDate, NOW)).toBe(asked);
});

describe('the camera may be used', () => {
  test.each([
    ['when both agreed', [word('pupil', true), word('family', true)], 'agreed'],
    ['never while the family says nothing', [word('pupil', true)], 'familySilent'],
    [
      'not in the sitting during which the family agreed',
      [word('pupil', true), word('family', true, { isLate: true })],
      'familyLate',
    ],
    ['never while the pupil says nothing', [word('family', true)], 'pupilSilent'],
    ['never against the family', [word('pupil', true), word('family', false)], 'familyRefused'],
    ['never against the pupil', [word('pupil', false), word('family', true)], 'pupilRefused'],
    [
      'never on a word about an older notice',
      [word('pupil', true), word('family', true, { version: 'old' })],
      'familySilent',
    ],
  ] as const)('%s', (_, words, consent) => {
    expect(cameraConsentOf(words, { version: 'new', needsFamily: true }).consent).toBe(consent);
  });

  test('on the word of a person of age alone', () => {
    expect(cameraConsentOf([word('pupil', true)], { version: 'new', needsFamily: false }).consent).toBe('agreed');
  });

  test('and the microphone besides only where each whose word is needed agreed to it too', () => {
    const both = { version: 'new', needsFamily: true };
    const [pupil, family] = [word('pupil', true, { microphone: true }), word('family', true, { microphone: true })];
    expect(cameraConsentOf([pupil, family], both).microphone).toBe(true);
    expect(cameraConsentOf([pupil, word('family', true)], both)).toMatchObject({
      consent: 'agreed',
      microphone: false,
    });
    expect(cameraConsentOf([word('pupil', true), family], both).microphone).toBe(false);
    expect(cameraConsentOf([pupil, word('family', false, { microphone: true })], both).microphone).toBe(false);
    const adult = { version: 'new', needsFamily: false };
    expect(cameraConsentOf([pupil, word('family', true)], adult).microphone).toBe(true);
    expect(cameraConsentOf([{ ...pupil, version: 'old' }], adult).microphone).toBe(false);
  });

  test('and who refuses has what was chosen instead, or an invigilator beside', () => {
    const asked = { version: 'new', needsFamily: true };
    const elsewhere = word('family', false, { alternative: 'anotherSitting' });
    expect(cameraConsentOf([elsewhere], asked).alternative).toBe('anotherSitting');
    expect(cameraConsentOf([word('family', true), word('pupil', false)], asked).alternative).toBe('supervised');
  });
});
