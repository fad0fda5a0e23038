const LOOKED_AGAIN = 'khaothi.safe-browser.looked-again';

/** Whether this page says that it runs in Safe Exam Browser. A courtesy to choose words by, never a check. */
export function isInsideSafeExamBrowser(userAgent = navigator.userAgent): boolean {
  return /\bSEB\b/.test(userAgent);
}

/**
 * Inside Safe Exam Browser the header can be missing on a first page, so the page is loaded once more before it refuses;
 * true the first time, in this window. Elsewhere a second look would show the same.
 */
export function mayLookAgain(
  storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage,
  userAgent?: string,
): boolean {
  if (!isInsideSafeExamBrowser(userAgent)) return false;
  try {
    if (storage.getItem(LOOKED_AGAIN) !== null) return false;
    storage.setItem(LOOKED_AGAIN, 'yes');
    return true;
  } catch {
    return false;
  }
}

const CHALLENGED = 'khaothi.safe-browser.challenged';

/**
 * Whether this client has the JavaScript API and has not been asked by it yet in this window. Those on macOS and iPad send
 * no headers, so that this is how they are known.
 */
export function mayBeChallenged(
  storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage,
  page: object = window,
): boolean {
  if (!('SafeExamBrowser' in page)) return false;
  try {
    if (storage.getItem(CHALLENGED) !== null) return false;
    storage.setItem(CHALLENGED, 'yes');
    return true;
  } catch {
    return false;
  }
}
