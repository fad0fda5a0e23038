import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { pdfText } from './pdf-text.ts';

/** The codes of a printed PDF of slips, in the order of its pages: the only place where they stand in clear. */
export async function slipCodes(download: Download): Promise<string[]> {
  return codesOfSlips(await readFile(await download.path()));
}

/** The same of the file's bytes. */
export function codesOfSlips(pdf: Buffer): string[] {
  const text = pdfText(pdf);
  return [...new Set(text.match(/^[0-9A-Z]{4}(?: +[0-9A-Z]{4}){3}$/gm) ?? [])];
}
