import { useState } from 'react';
import { APPEAL_FILE_LIMIT, appealIncident, attachToAppeal, type OwnIncident } from 'shared/contracts/appeals.ts';
import { call } from '../../../api/call.ts';
import { Button } from '../parts/Button.tsx';
import { t } from './messages.ts';
import css from './OwnIncidents.module.css';

const SHORTEST = 10;

/** The candidate's own words, and a picture or PDF where there is one. What was typed stays where something fails. */
export function AppealForm({
  incident: { id: incidentId, appeal },
  onSent,
  onCancel,
}: {
  incident: OwnIncident;
  onSent: (changed: OwnIncident) => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState(appeal?.text ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function send() {
    setSending(true);
    setRefusal(null);
    const params = { incidentId };
    const filed = await call(appealIncident, { params, body: { text } });
    const done = filed.ok && file ? await call(attachToAppeal, { params, file }) : filed;
    setSending(false);
    if (done.ok) onSent(done.value);
    else setRefusal(done.error.sentence);
  }

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className={css.field}>
        <span>{t().text}</span>
        <span className={css.when}>{t().textHint}</span>
        <textarea rows={5} maxLength={4_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <label className={css.field}>
        <span>{t().file}</span>
        <input
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0] ?? null;
            const fits = chosen === null || chosen.size <= APPEAL_FILE_LIMIT;
            setFile(fits ? chosen : null);
            setRefusal(fits ? null : t().tooLarge);
          }}
        />
      </label>
      <p className={css.refusal} role="alert">
        {refusal}
      </p>
      <div className={css.acts}>
        <Button look="main" type="submit" disabled={isSending || text.trim().length < SHORTEST}>
          {t().send}
        </Button>
        <Button onClick={onCancel}>{t().cancel}</Button>
      </div>
    </form>
  );
}
