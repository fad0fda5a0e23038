import { useState } from 'react';
import { readTimeline, type Timeline } from 'shared/contracts/proctoring.ts';
import type { Decision } from 'shared/contracts/proctoring-review.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { language } from '../../i18n/language.ts';
import { Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ExportButton } from './decisions/ExportButton.tsx';
import { Incidents, waitsForMe } from './decisions/Incidents.tsx';
import { CustodyCard } from './desk/CustodyCard.tsx';
import { Desk } from './desk/Desk.tsx';
import { useSecondsLooked } from './desk/use-seconds-looked.ts';
import { t } from './messages.ts';
import { PriorityPill } from './PriorityPill.tsx';
import { Reasons } from './Reasons.tsx';
import css from './reviewing.module.css';
import { SharedMoments } from './SharedMoments.tsx';
import { WatchedMinutes } from './watched/WatchedMinutes.tsx';

/** One attempt at the reviewer's desk: what was seen and when, the pictures, and the decision of named persons. */
export default function AttemptEvidencePage() {
  const attemptId = usePathParam('attemptId');
  const timeline = useEndpoint(readTimeline, { params: { attemptId } });
  return (
    <Loaded from={timeline}>
      {(read) => (
        <>
          <PageHead
            title={`${read.candidate.name} · ${read.candidate.number}`}
            needs={
              <span className={css.needs}>
                <PriorityPill priority={read.risk.priority} /> {read.risk.because[language()]}
              </span>
            }
            actions={<ExportButton attemptId={attemptId} />}
            trail={[
              { label: t().title, to: '/reviewing' },
              { label: read.session.title, to: `/reviewing/sessions/${read.session.id}` },
            ]}
          />
          <AttemptDesk key={attemptId} attemptId={attemptId} timeline={read} />
        </>
      )}
    </Loaded>
  );
}

function AttemptDesk({ attemptId, timeline }: { attemptId: string; timeline: Timeline }) {
  const [begun, setBegun] = useState<Decision | null>(null);
  const secondsLooked = useSecondsLooked();
  return (
    <Stack>
      <Desk timeline={timeline} onDecide={timeline.incidents.some(waitsForMe) ? setBegun : null} />
      <div className={css.columns}>
        <Incidents
          sessionId={timeline.session.id}
          candidateId={timeline.candidate.id}
          incidents={timeline.incidents}
          begun={begun}
          onBegun={setBegun}
          secondsLooked={secondsLooked}
        />
        <Stack>
          <SharedMoments moments={timeline.moments} />
          <Reasons risk={timeline.risk} aside={timeline.aside} />
          <WatchedMinutes attemptId={attemptId} />
          <CustodyCard custody={timeline.custody} notReceived={timeline.notReceived} />
        </Stack>
      </div>
    </Stack>
  );
}
