import { useEffect, useState } from 'react';
import { type OwnIncident, readOwnIncidents } from 'shared/contracts/appeals.ts';
import { call } from '../../../api/call.ts';
import { date, dateTime } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import { Button } from '../parts/Button.tsx';
import sheet from '../ResultPage.module.css';
import { AppealForm } from './AppealForm.tsx';
import { t } from './messages.ts';
import css from './OwnIncidents.module.css';

/** What was decided about the own sitting, and the way to an appeal. Nothing at all where nothing was decided. */
export default function OwnIncidents() {
  const [incidents, setIncidents] = useState<readonly OwnIncident[]>([]);
  const [now, setNow] = useState(0);
  useEffect(() => {
    void call(readOwnIncidents).then((answer) => {
      if (!answer.ok) return;
      setIncidents(answer.value.incidents);
      setNow(answer.value.now);
    });
  }, []);
  if (incidents.length === 0) return null;
  const put = (changed: OwnIncident) =>
    setIncidents((before) => before.map((one) => (one.id === changed.id ? changed : one)));
  return (
    <div className={sheet.result}>
      <section className={sheet.sheet}>
        <h2 className={sheet.subtitle}>{t().title}</h2>
        <p>{t().lead}</p>
        {incidents.map((incident) => (
          <Incident key={incident.id} incident={incident} now={now} onChanged={put} />
        ))}
      </section>
    </div>
  );
}

function Incident({
  incident,
  now,
  onChanged,
}: {
  incident: OwnIncident;
  now: number;
  onChanged: (changed: OwnIncident) => void;
}) {
  const [isWriting, setWriting] = useState(false);
  const { openedAt, because, decidedAt, decision, reason, appealUntil, appeal } = incident;
  const mayAppeal = now <= appealUntil && !appeal?.answer;
  return (
    <article className={css.incident}>
      <p className={css.when}>{t().seen(dateTime(openedAt))}</p>
      <p>{because[language()]}</p>
      <p className={css.when}>{t().decided(dateTime(decidedAt))}</p>
      <p>
        <strong>{t().decisions[decision]}</strong>
      </p>
      <p>
        {t().reason}: {reason}
      </p>
      {appeal && !isWriting && (
        <blockquote className={css.appeal}>
          <p>{appeal.text}</p>
          {appeal.fileName && <p className={css.when}>{t().attached(appeal.fileName)}</p>}
          {!appeal.answer && <p className={css.when}>{t().sent(dateTime(appeal.at))}</p>}
        </blockquote>
      )}
      {appeal?.answer && (
        <div className={css.answer} role="status">
          <p className={css.when}>{t().answered(dateTime(appeal.answer.at))}</p>
          <p>
            <strong>{t().outcomes[appeal.answer.outcome]}</strong>
          </p>
          <p>{appeal.answer.reason}</p>
        </div>
      )}
      {isWriting ? (
        <AppealForm
          incident={incident}
          onSent={(changed) => {
            onChanged(changed);
            setWriting(false);
          }}
          onCancel={() => setWriting(false)}
        />
      ) : (
        !appeal?.answer && (
          <div className={css.acts}>
            {mayAppeal && <Button onClick={() => setWriting(true)}>{appeal ? t().change : t().appeal}</Button>}
            <span className={css.when}>{mayAppeal ? t().until(date(appealUntil)) : t().over(date(appealUntil))}</span>
          </div>
        )
      )}
    </article>
  );
}
