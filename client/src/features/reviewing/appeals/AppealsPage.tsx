import { listIncidentAppeals } from 'shared/contracts/appeals.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { Stack } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { AppealCard } from './AppealCard.tsx';
import { t } from './messages.ts';

/** What candidates of a session say against decisions: those that wait for an answer first. */
export default function AppealsPage() {
  const sessionId = usePathParam('sessionId');
  const read = useEndpoint(listIncidentAppeals, { params: { sessionId } });
  const waiting = read.data?.appeals.filter(({ answer }) => answer === null).length;
  return (
    <>
      <PageHead
        title={t().title}
        needs={waiting === undefined ? t().lead : t().waiting(waiting)}
        trail={[
          { label: t().reviewing, to: '/reviewing' },
          { label: t().session, to: `/reviewing/sessions/${sessionId}` },
        ]}
      />
      <Loaded from={read} shape="text">
        {({ appeals }) =>
          appeals.length === 0 ? (
            <EmptyState title={t().none}>{t().noneHint}</EmptyState>
          ) : (
            <Stack>
              {appeals.map((appeal) => (
                <AppealCard key={appeal.id} appeal={appeal} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </>
  );
}
