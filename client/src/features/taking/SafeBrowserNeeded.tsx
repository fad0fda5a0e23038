import { useEffect, useState } from 'react';
import { candidateSignOut } from 'shared/contracts/delivery.ts';
import { challengeSafeExamBrowser, openSafeExamBrowser } from 'shared/contracts/securebrowser-entry.ts';
import { call } from '../../api/call.ts';
import { Button } from './parts/Button.tsx';
import { Page } from './parts/Page.tsx';
import { Panel } from './parts/Panel.tsx';
import css from './SafeBrowserNeeded.module.css';
import { isInsideSafeExamBrowser, mayBeChallenged, mayLookAgain } from './safe-browser.ts';
import { t } from './safe-browser-messages.ts';

interface Props {
  /** The slip's code as it was typed: it gives the links. Null where the page does not know it. */
  readonly code: string | null;
}

/** What a candidate sees whose exam asks for Safe Exam Browser and who is not in it. */
export function SafeBrowserNeeded({ code }: Props) {
  const [next, setNext] = useState<'again' | 'challenge' | null>(() => {
    if (mayLookAgain()) return 'again';
    return mayBeChallenged() ? 'challenge' : null;
  });
  useEffect(() => {
    if (next === 'again') location.reload();
    if (next !== 'challenge') return;
    void call(challengeSafeExamBrowser, { body: { code } }).then((result) =>
      result.ok ? location.replace(result.value.challengeLink) : setNext(null),
    );
  }, [next, code]);

  if (next !== null)
    return (
      <Page>
        <p role="status">{t().checking}</p>
      </Page>
    );
  return <Page>{isInsideSafeExamBrowser() ? <WrongOne /> : <WayIn code={code} />}</Page>;
}

function WayIn({ code }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [isOpened, setOpened] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  // A link works once, so each press asks for a fresh one.
  async function go(link: 'openLink' | 'downloadLink') {
    if (code === null) return;
    setAsking(true);
    setRefusal(null);
    const result = await call(openSafeExamBrowser, { body: { code } });
    setAsking(false);
    if (!result.ok) setRefusal(result.error.sentence);
    else {
      setOpened(true);
      location.assign(result.value[link]);
    }
  }

  // The cookie of this browser opens nothing here and would only lead back to this page.
  async function startAgain() {
    await call(candidateSignOut);
    location.assign('/thi');
  }

  return (
    <>
      <h1 className={css.title}>{t().title}</h1>
      <p className={css.lead}>{t().lead}</p>
      <Panel>
        <ol className={css.steps}>
          <li>{t().stepInstalled}</li>
          <li>{t().stepOpen}</li>
          <li>
            {t().stepPassword} {t().stepThen}
          </li>
        </ol>
        {code === null ? (
          <>
            <p className={css.note}>{t().noCode}</p>
            <Button look="main" className={css.wide} onClick={startAgain}>
              {t().enterCode}
            </Button>
          </>
        ) : (
          <Button look="main" className={css.wide} disabled={isAsking} onClick={() => go('openLink')}>
            {isAsking ? t().opening : t().open}
          </Button>
        )}
        <div role="status">
          {isOpened && (
            <div className={css.opened}>
              <p className={css.note}>{t().opened}</p>
              <Button onClick={() => go('downloadLink')}>{t().download}</Button>
            </div>
          )}
        </div>
        <p className={css.refusal} role="alert">
          {refusal}
        </p>
      </Panel>
      <p className={css.help}>
        {t().helped}{' '}
        <button type="button" className={css.link} onClick={() => location.reload()}>
          {t().again}
        </button>
      </p>
    </>
  );
}

function WrongOne() {
  return (
    <>
      <h1 className={css.title}>{t().insideTitle}</h1>
      <p className={css.lead}>{t().insideLead}</p>
      <Panel>
        <p className={css.note}>{t().insideStep}</p>
        <Button onClick={() => location.reload()}>{t().again}</Button>
      </Panel>
    </>
  );
}
