import { type Dossier, readDossier } from 'shared/contracts/proctoring-dossier.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { dateTime, number, percent } from '../../../i18n/format.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { Sheet, SheetTable } from '../../../ui/Sheet.tsx';
import { words } from './words.ts';

/**
 * The dossier of a listed high-risk AI system (QĐ 33/2026/QĐ-TTg, row I.3) for one exam, as a sheet to print or keep as PDF.
 * It is a paper for Vietnamese authorities: it stays Vietnamese whatever the language of the page.
 */
export default function DossierPage() {
  const examId = usePathParam('examId');
  const dossier = useEndpoint(readDossier, { params: { examId } });
  return (
    <Loaded from={dossier} shape="text">
      {(read) => <DossierSheet dossier={read} />}
    </Loaded>
  );
}

function DossierSheet({ dossier }: { dossier: Dossier }) {
  const { unit, exam, level, models, signals, card, retention, records } = dossier;
  return (
    <Sheet
      head={{
        title: words.pageTitle,
        needs: exam.title,
        print: words.print,
        trail: [{ label: words.reviewing, to: '/reviewing' }],
      }}
      unit={unit}
      title={words.title}
      under={words.basis}
      made={words.made(dateTime(dossier.now))}
      lang="vi"
    >
      <h3>{words.purposeTitle}</h3>
      <p>{words.purpose(exam.title, exam.subject, level)}</p>
      <p>
        {words.scale(dossier.sessions, dossier.candidates)} {level > 0 && words.agreed(dossier.noticeVersion)}
      </p>
      <h3>{words.dataTitle}</h3>
      <p>{words.data[level]}</p>
      {dossier.listens && <p>{words.listens}</p>}
      <SheetTable
        head={[words.signal, words.from, words.weight, words.browsers]}
        rows={signals.map(({ name, modality, basis, browsers }) => [
          name,
          words.modalities[modality] ?? modality,
          words.bases[basis],
          words.existsIn(browsers),
        ])}
      />
      <p>{words.absent}</p>
      <h3>{words.modelsTitle}</h3>
      {models.length === 0 && <p>{words.noModels}</p>}
      <SheetTable
        head={[words.model, words.version, words.licence, words.use]}
        rows={models.map(({ name, version, licence, use }) => [name, version, licence, use])}
      />
      <h3>{words.ratesTitle}</h3>
      {card === null && <p>{level < 2 ? words.noModels : words.noCard}</p>}
      {level >= 2 && <p>{words.secondLook[level]}</p>}
      <p>{words.noSimilarity}</p>
      <SheetTable
        head={[words.signal, words.condition, words.precision, words.recall, words.alarms, words.alarmed, 'n']}
        rows={(card ?? []).map(({ name, condition, precision, recall, falseAlarmsPerHour, alarmedShare, n }) => [
          name,
          condition,
          share(precision),
          share(recall),
          falseAlarmsPerHour === null ? '–' : number(falseAlarmsPerHour),
          share(alarmedShare, 1),
          String(n),
        ])}
      />
      <h3>{words.oversightTitle}</h3>
      <p>{words.oversight}</p>
      <p>{words.records(records)}</p>
      <h3>{words.logsTitle}</h3>
      <p>{words.logs}</p>
      <h3>{words.retentionTitle}</h3>
      <p>{words.retention(retention)}</p>
      <h3>{words.contactTitle}</h3>
      <p>{words.contact(unit)}</p>
    </Sheet>
  );
}

function share(value: number | null, digits = 0): string {
  return value === null ? '–' : percent(value, digits);
}
