import { Button, Group } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { QUESTION_FILE_ENDINGS } from 'shared/contracts/bank.ts';
import css from './authoring.module.css';
import { t } from './messages.ts';
import { TemplateButton } from './TemplateButton.tsx';

/** A place to drop one question file, and a button that does the same for the keyboard and for phones. */
export function FileDrop({ isReady, onFile }: { isReady: boolean; onFile: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same.
    <div
      className={css.drop}
      data-over={isOver}
      data-ready={isReady}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(isReady);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (isReady && file) onFile(file);
      }}
    >
      <IconFileUpload size={40} aria-hidden="true" />
      <strong>{isReady ? t().dropHere : t().subjectFirst}</strong>
      <span>{t().dropLead}</span>
      <Group gap="sm" justify="center">
        <Button disabled={!isReady} onClick={() => input.current?.click()}>
          {t().chooseFile}
        </Button>
        <TemplateButton />
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t().chooseFile}
        accept={QUESTION_FILE_ENDINGS.map((ending) => `.${ending}`).join(',')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
