import { memo, useDeferredValue, useRef } from 'react';
import { type EssayResponse, type EssayView, filesOf, LONGEST_ESSAY, textOf } from 'shared/questions/essay/essay.ts';
import { countWords } from 'shared/questions/essay/word-count.ts';
import type { FileRef } from 'shared/questions/response.ts';
import { number } from '../../i18n/format.ts';
import { RichText } from '../../ui/RichText.tsx';
import { FileUploadPlayer } from '../file-upload/Player.tsx';
import { understood } from '../markup.ts';
import type { PlayerProps } from '../player.ts';
import { t as words } from '../player-messages.ts';
import css from '../writing.module.css';
import { LongText } from './LongText.tsx';
import { t } from './messages.ts';

const FILE_BYTES = 20 * 1024 * 1024;

/** A page to write on, with its words counted; photographs or documents beside it where the author takes some. */
export function EssayPlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
  onTyping,
  onRest,
}: PlayerProps<EssayView, EssayResponse>) {
  const page = useRef<HTMLTextAreaElement>(null);
  const text = textOf(response);
  const files = filesOf(response);
  const isRich = view.format === 'rich';
  // A file is taken in for some seconds: what was written meanwhile stays.
  const written = useRef(text);
  written.current = text;
  const late = useDeferredValue(text);
  const put = (next: string) => {
    written.current = next;
    onTyping(essayOf(next, files));
  };

  function wrap(before: string, after: string) {
    const field = page.current;
    if (!field) return;
    const { selectionStart: from, selectionEnd: to } = field;
    if (text.length + before.length + after.length > LONGEST_ESSAY) return;
    put(text.slice(0, from) + before + text.slice(from, to) + after + text.slice(to));
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + before.length, to + before.length);
    });
  }

  return (
    <div className={css.question}>
      {view.criteria ? <Criteria criteria={view.criteria} /> : null}
      <label className={css.label} htmlFor={`${id}-text`}>
        {words().yourAnswer}
      </label>
      {isRich && !isLocked ? (
        <div className={css.tools} role="toolbar" aria-label={t().tools}>
          {TOOLS.map(([name, before, after]) => (
            <button
              key={name}
              type="button"
              className={css.tool}
              aria-label={t()[name]}
              title={t()[name]}
              onClick={() => wrap(before, after)}
            >
              {SIGNS[name]}
            </button>
          ))}
        </div>
      ) : null}
      <LongText
        ref={page}
        id={`${id}-text`}
        value={text}
        maxLength={LONGEST_ESSAY}
        isLocked={isLocked}
        describedBy={`${id}-count`}
        onTyping={put}
        onRest={onRest}
      />
      <div className={css.below} id={`${id}-count`}>
        <Count text={late} view={view} />
      </div>
      {isRich ? <Preview text={late} mediaUrl={mediaUrl} /> : null}
      {view.files === undefined ? null : (
        <FileUploadPlayer
          id={`${id}-files`}
          view={{ kind: 'fileUpload', stem: [], accept: [], maxFiles: view.files, maxBytes: FILE_BYTES }}
          response={[...files]}
          mediaUrl={mediaUrl}
          isLocked={isLocked}
          onAnswer={(chosen) => onAnswer(essayOf(written.current, chosen ?? []))}
          onTyping={() => undefined}
          onRest={onRest}
        />
      )}
    </div>
  );
}

/** The shortest way to say it: nothing, the text, or the text with its files. */
function essayOf(text: string, files: readonly FileRef[]): EssayResponse | null {
  if (files.length > 0) return { text, files: [...files] };
  return text === '' ? null : text;
}

/** What was written, with its marks and formulas: behind the hand, never before the next letter. */
const Preview = memo(function Preview({ text, mediaUrl }: { text: string; mediaUrl: (sha: string) => string }) {
  if (!/[$<↵]/.test(text)) return null;
  return (
    <section className={css.preview} aria-label={t().preview}>
      <p className={css.previewName}>{t().preview}</p>
      <RichText content={understood({ text, kept: [] })} mediaUrl={mediaUrl} />
    </section>
  );
});

const Count = memo(function Count({ text, view: { minWords, maxWords } }: { text: string; view: EssayView }) {
  const count = countWords(text);
  const isOff =
    (minWords !== undefined && count > 0 && count < minWords) || (maxWords !== undefined && count > maxWords);
  return (
    <>
      <span data-off={isOff}>{t().count(number(count))}</span>
      <span>{t().bounds(minWords, maxWords)}</span>
    </>
  );
});

function Criteria({ criteria }: { criteria: NonNullable<EssayView['criteria']> }) {
  return (
    <details className={css.criteria}>
      <summary>{t().criteria}</summary>
      <ul>
        {criteria.map(({ id, criterion, points, levels }) => (
          <li key={id}>
            {criterion} ({t().points(number(points))})
            {levels && levels.length > 0 ? (
              <ul>
                {levels.map(({ share, text }) => (
                  <li key={`${share} ${text}`}>
                    {number(points * share)}: {text}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

const TOOLS = [
  ['bold', '<b>', '</b>'],
  ['italic', '<i>', '</i>'],
  ['underline', '<u>', '</u>'],
  ['formula', '$', '$'],
] as const;
const SIGNS = { bold: <b>B</b>, italic: <i>I</i>, underline: <u>U</u>, formula: 'x²' } as const;
