import type { AnyEndpoint } from 'shared/contracts/endpoint.ts';
import { SecureBrowserSettings } from 'shared/contracts/securebrowser.ts';
import { expect } from 'vitest';
import type { TestApp } from '../../testing.ts';
import { configKeyOf } from './seb/config-key.ts';
import { keyHashOf } from './seb/key-hash.ts';
import { findString, type PlistDict } from './seb/plist.ts';
import { readSebFile } from './seb/seb-file.ts';

/** The address of every test app. */
export const ADDRESS = 'http://thi.test';

/** Settings of an exam with nothing set up but what is given. */
export function settingsWith(given: Partial<SecureBrowserSettings> = {}): SecureBrowserSettings {
  return SecureBrowserSettings.parse({ settingsPassword: null, quitPassword: null, allowedVersions: [], ...given });
}

/** The headers a Windows client sends to an address: the Config Key's always, the Browser Exam Key's where it has one. */
export function hashes(url: string, configKey: string, browserExamKey: string | null = null): Record<string, string> {
  return {
    'x-safeexambrowser-configkeyhash': keyHashOf(url, configKey),
    ...(browserExamKey !== null && { 'x-safeexambrowser-requesthash': keyHashOf(url, browserExamKey) }),
  };
}

/** What a stock client does: asks HEAD, fetches the file with GET, computes the Config Key and opens the start page. */
export async function safeExamBrowser({ app }: TestApp, link: string, password: string | null = null) {
  const path = link.replace(/^sebs?:\/\/thi\.test/, '');
  expect((await app.inject({ method: 'HEAD', url: path })).statusCode).toBe(200);
  const file = await app.inject({ method: 'GET', url: path });
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-type']).toBe('application/seb');
  return clientWith({ app }, readSebFile(file.rawPayload, { password }).settings);
}

/** A client that has opened these settings. */
export function clientWith({ app }: Pick<TestApp, 'app'>, settings: PlistDict, browserExamKey: string | null = null) {
  const key = configKeyOf(settings);
  const startUrl = findString(settings, 'startURL') ?? '';
  return {
    settings,
    startUrl,
    key,
    headersFor: (endpoint: AnyEndpoint) => hashes(ADDRESS + endpoint.path, key, browserExamKey),
    start: (url = startUrl) =>
      app.inject({ method: 'GET', url: url.slice(ADDRESS.length), headers: hashes(url, key, browserExamKey) }),
  };
}
