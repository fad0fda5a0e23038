import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { type Timeline, viewSnapshot } from 'shared/contracts/proctoring.ts';
import { addressOf } from '../../api/call.ts';
import { date, timeWithSeconds } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { t } from './messages.ts';
import css from './reviewing.module.css';

type Snapshot = Timeline['snapshots'][number];

/** The pictures, each opened by a click of its own: opening one is an act that is written down. */
export function Snapshots({ snapshots, signals }: Pick<Timeline, 'snapshots' | 'signals'>) {
  const [shown, setShown] = useState<Snapshot | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const names = new Map(signals.map((one) => [one.kind, one.name[language()]]));
  const open = (snapshot: Snapshot) => {
    setFailed(false);
    setShown(snapshot);
  };
  return (
    <Card title={t().snapshots}>
      {snapshots.length === 0 ? (
        <p>{t().noSnapshots}</p>
      ) : (
        <ul className={css.rows}>
          {snapshots.map((one) => (
            <li key={one.id} className={css.row}>
              <div>
                <time>{timeWithSeconds(one.takenAt)}</time> ·{' '}
                {one.reason === 'periodic' ? t().periodic : (names.get(one.reason) ?? one.reason)}
                <div className={css.seen}>
                  <Pill>{t().pageSaw(one.pageFaces)}</Pill>
                  <Pill tone={differs(one) ? 'attention' : 'plain'}>{t().serviceSaw(one.serviceFaces)}</Pill>
                </div>
              </div>
              {one.erasedAt === null ? (
                <Button variant="default" onClick={() => open(one)}>
                  {t().viewPicture}
                </Button>
              ) : (
                <span className={css.soft}>{t().erased(date(one.erasedAt))}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={css.soft}>{t().auditNote}</p>
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={shown ? t().pictureOf(timeWithSeconds(shown.takenAt)) : ''}
        size="lg"
        closeButtonProps={{ 'aria-label': t().closePicture }}
      >
        {hasFailed && <p role="alert">{t().pictureFailed}</p>}
        {shown && !hasFailed && (
          <img
            className={css.picture}
            src={addressOf(viewSnapshot, { params: { snapshotId: shown.id } })}
            alt={t().pictureOf(timeWithSeconds(shown.takenAt))}
            onError={() => setFailed(true)}
          />
        )}
      </Modal>
    </Card>
  );
}

function differs({ pageFaces, serviceFaces }: Snapshot): boolean {
  return pageFaces !== null && serviceFaces !== null && pageFaces !== serviceFaces;
}
