/** Asked by `public/scheme.js` before this script came: when, by the page's monotonic clock, and the answer; null where it failed. */
interface Early {
  readonly sentAt: number;
  readonly answer: Promise<globalThis.Response | null>;
}

declare global {
  interface Window {
    khaothiEarly?: Early;
  }
}

/** The question who sits here that is under way already, once; undefined where there is none. */
export function takeEarlyCard(page: Pick<Window, 'khaothiEarly'> = window): Early | undefined {
  const early = page.khaothiEarly;
  delete page.khaothiEarly;
  return early;
}
