import { useEffect, useState } from 'react';
import { readSafeExamBrowserExit } from 'shared/contracts/securebrowser-entry.ts';
import { call } from '../../api/call.ts';
import css from './SafeBrowserExit.module.css';
import { isInsideSafeExamBrowser } from './safe-browser.ts';
import { t } from './safe-browser-messages.ts';

const LOOK_AGAIN_MS = 3_000;

/** The way out of Safe Exam Browser once the paper is in. Nothing in any other browser. */
export function SafeBrowserExit() {
  const [quitLink, setQuitLink] = useState<string | null>(null);
  useEffect(() => {
    if (!isInsideSafeExamBrowser() || quitLink !== null) return;
    const look = async () => {
      const result = await call(readSafeExamBrowserExit);
      if (result.ok) setQuitLink(result.value.quitLink);
    };
    void look();
    // The server may still be taking the paper in.
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [quitLink]);
  if (quitLink === null) return null;
  return (
    <a className={css.exit} href={quitLink}>
      {t().exit}
    </a>
  );
}
