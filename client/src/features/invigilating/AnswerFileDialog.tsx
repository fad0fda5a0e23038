import { Button, Group, Modal, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { AnswerFile } from 'shared/attempt/answer-file.ts';
import { readBoard, takeAnswerFile } from 'shared/contracts/invigilation.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import css from './act-dialog.module.css';
import { t } from './messages.ts';

// The reader of pictures is of use where a screen is scanned, and nowhere else.
const ScanAnswers = lazy(async () => ({ default: (await import('./ScanAnswers.tsx')).ScanAnswers }));

/** Takes the answers of a machine without a line from the file that was carried here; a late one asks for its reason. */
export function AnswerFileDialog({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const isNarrow = useMediaQuery('(max-width: 600px)');
  const [file, setFile] = useState<AnswerFile | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [reason, setReason] = useState('');
  const take = useAct(takeAnswerFile, {
    stales: [readBoard],
    onDone: ({ number, added }) => {
      sayDone(t().answerFile.taken(number, added));
      onClose();
    },
  });
  const [isScanning, setScanning] = useState(false);
  const isLate = take.error?.code === 'answerFileLate';
  const send = (chosen: AnswerFile, lateReason?: string) =>
    take.mutate({ params: { sessionId }, body: { file: chosen, ...(lateReason ? { lateReason } : {}) } });

  const choose = async ([dropped]: File[]) => takeText((await dropped?.text().catch(() => '')) ?? '');

  function takeText(text: string) {
    setScanning(false);
    const read = AnswerFile.safeParse(parsed(text));
    setUnreadable(!read.success);
    setFile(read.success ? read.data : null);
    if (read.success) send(read.data);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t().answerFile.title}
      fullScreen={isNarrow}
      size="lg"
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <div className={css.form}>
        <p className={css.lead}>{t().answerFile.lead}</p>
        <Dropzone onDrop={(files) => void choose(files)} multiple={false} loading={take.isPending} p="lg">
          {t().answerFile.drop}
        </Dropzone>
        {isScanning ? (
          <Suspense>
            <ScanAnswers onWhole={takeText} />
          </Suspense>
        ) : (
          <Button variant="default" onClick={() => setScanning(true)}>
            {t().answerFile.scan}
          </Button>
        )}
        {unreadable ? <p role="alert">{t().answerFile.unreadable}</p> : null}
        {take.error ? <ErrorState error={take.error} /> : null}
        {isLate && file ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              send(file, reason.trim());
            }}
          >
            <TextInput
              label={t().reason}
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group justify="flex-end" mt="md">
              <Button type="submit" loading={take.isPending} disabled={reason.trim().length < 3}>
                {t().answerFile.accept}
              </Button>
            </Group>
          </form>
        ) : null}
      </div>
    </Modal>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
