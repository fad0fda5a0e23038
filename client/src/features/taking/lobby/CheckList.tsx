import { useEffect, useState } from 'react';
import { readCandidate } from 'shared/contracts/delivery.ts';
import { call } from '../../../api/call.ts';
import { t } from '../messages.ts';
import { enterFullscreen, useFullscreen } from '../paper/use-fullscreen.ts';
import { Button } from '../parts/Button.tsx';
import { CheckLine } from './CheckLine.tsx';
import css from './CheckList.module.css';
import {
  type CheckResult,
  checkBrowser,
  checkFullscreen,
  checkNetwork,
  checkScreen,
  checkStorage,
} from './device-checks.ts';

interface Props {
  readonly keepsAnswers: boolean;
  readonly asksFullscreen: boolean;
}

/** The device, one line per thing, each with what to do. Nothing here keeps anybody out. */
export function CheckList({ keepsAnswers, asksFullscreen }: Props) {
  const [storage, setStorage] = useState<CheckResult>({ state: 'working', says: t().checks.working });
  const [network, setNetwork] = useState<CheckResult>({ state: 'working', says: t().checks.working });
  const isFull = useFullscreen();

  useEffect(() => {
    void checkStorage(keepsAnswers).then(setStorage);
    void checkNetwork(async () => (await call(readCandidate)).ok).then(setNetwork);
  }, [keepsAnswers]);

  return (
    <ul className={css.list}>
      <CheckLine name={t().checks.browser} result={checkBrowser()} />
      <CheckLine name={t().checks.screen} result={checkScreen()} />
      <CheckLine name={t().checks.storage} result={storage} />
      <CheckLine name={t().checks.network} result={network} />
      {asksFullscreen && (
        <CheckLine name={t().checks.fullscreen} result={checkFullscreen(isFull)}>
          {checkFullscreen(isFull).state === 'ask' && (
            <Button onClick={() => void enterFullscreen()}>{t().checks.fullscreenFix}</Button>
          )}
        </CheckLine>
      )}
    </ul>
  );
}
