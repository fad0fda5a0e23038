import { SecureBrowserSettings } from 'shared/contracts/securebrowser.ts';
import { expect, test } from 'vitest';
import { makePassword } from './make-password.ts';

test('a made password is one that every client reads the same', () => {
  for (const random of [() => 0, () => 0.999999, Math.random]) {
    const settings = { settingsPassword: makePassword(random), quitPassword: null, allowedVersions: [] };
    expect(SecureBrowserSettings.safeParse(settings).success).toBe(true);
  }
});
