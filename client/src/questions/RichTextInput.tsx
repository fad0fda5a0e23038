import { lazy, Suspense } from 'react';
import type { RichText as Content } from 'shared/questions/content.ts';
import { RichText } from '../ui/RichText.tsx';
import css from './Editor.module.css';

interface Props {
  readonly label: string;
  readonly content: Content;
  readonly mediaUrl: (sha: string) => string;
  readonly onChange: (content: Content) => void;
  /** Hides the label from sight where its place says enough. */
  readonly quiet?: boolean;
}

const RichTextEditor = lazy(() =>
  import('./rich/RichTextEditor.tsx').then((file) => ({ default: file.RichTextEditor })),
);

/** Words, formulas, pictures and tables as they will be read. Until the editor is loaded the text stands in its place. */
export function RichTextInput(props: Props) {
  const waiting = (
    <div className={css.input} aria-busy="true">
      <RichText content={props.content} mediaUrl={props.mediaUrl} />
    </div>
  );
  return (
    <Suspense fallback={waiting}>
      <RichTextEditor {...props} />
    </Suspense>
  );
}
