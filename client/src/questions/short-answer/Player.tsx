import { useRef } from 'react';
import { BOX_CELLS, normaliseNumber } from 'shared/questions/short-answer/number-box.ts';
import type { ShortAnswerResponse, ShortAnswerView } from 'shared/questions/short-answer/short-answer.ts';
import type { PlayerProps, QuestionPlayer } from '../player.ts';
import { t } from '../player-messages.ts';
import { spokenOf } from '../spoken.ts';
import { boxProblem } from './box-problem.ts';
import { ERASE, MOST_CHARACTERS, pressed } from './keypad.ts';
import css from './Player.module.css';

function ShortAnswerPlayer({
  id,
  view,
  response,
  isLocked,
  onTyping,
  onRest,
}: PlayerProps<ShortAnswerView, ShortAnswerResponse>) {
  const input = useRef<HTMLInputElement>(null);
  const { text, unit } = cut(response ?? '', view.asksUnit ?? false);
  const problem = boxProblem(text, view.entry);
  const say = (number: string, itsUnit: string) => {
    const next = itsUnit === '' ? number : `${number.replace(/\s/g, '')} ${itsUnit}`;
    onTyping(next === '' ? null : next);
  };
  const type = (next: string) => say(next, unit);
  const press = (key: string) => {
    type(pressed(text, key));
    input.current?.focus({ preventScroll: true });
  };

  return (
    <div className={css.answer}>
      <label className={css.label} htmlFor={id}>
        {t().yourAnswer}
      </label>
      <div className={css.field} data-problem={problem === 'unfinished' ? undefined : (problem ?? undefined)}>
        {view.entry === 'box' && <Cells text={normaliseNumber(text)} />}
        <input
          ref={input}
          id={id}
          className={view.entry === 'box' ? css.over : css.free}
          value={text}
          maxLength={view.asksUnit ? MOST_CHARACTERS - MOST_OF_UNIT - 1 : MOST_CHARACTERS}
          // On a touch screen the keypad below is the keyboard: the system's would cover it, and some have no minus.
          inputMode={isTouch() ? 'none' : 'decimal'}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          disabled={isLocked}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem === 'tooLong' || problem === 'notNumber'}
          onChange={(event) => type(event.target.value)}
          onBlur={onRest}
          // One writes from the left and takes back from the right, as on the sheet: the caret stays at the end.
          onSelect={({ currentTarget }) => view.entry === 'box' && caretToEnd(currentTarget)}
        />
        {view.unit ? <span className={css.unit}>{view.unit}</span> : null}
        {view.asksUnit ? (
          <label className={css.unitField}>
            {t().unit}
            <input
              className={css.free}
              value={unit}
              maxLength={MOST_OF_UNIT}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              disabled={isLocked}
              onChange={(event) => say(text, event.target.value)}
              onBlur={onRest}
            />
          </label>
        ) : null}
      </div>
      <p className={css.hint} id={`${id}-hint`} role="status" data-warns={problem !== null}>
        {problem
          ? warningOf(problem, normaliseNumber(text).replaceAll('-', '−'))
          : view.entry === 'box'
            ? t().boxHint
            : t().numberHint}
      </p>
      {!isLocked && (
        <fieldset className={css.keypad} aria-label={t().keypad}>
          {KEYS.map((key) => (
            <button
              key={key}
              type="button"
              className={css.key}
              aria-label={key === ERASE ? t().erase : key === '-' ? t().minus : key === ',' ? t().comma : undefined}
              // Keeps the focus in the field, so that a hardware keyboard goes on working.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => press(key)}
            >
              {key === '-' ? '−' : key}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

const MOST_OF_UNIT = 20;

/** The number and, where one is asked for, the unit behind the first space. */
function cut(said: string, asksUnit: boolean): { text: string; unit: string } {
  const at = asksUnit ? said.indexOf(' ') : -1;
  return at < 0 ? { text: said, unit: '' } : { text: said.slice(0, at), unit: said.slice(at + 1) };
}

const isTouch = () => matchMedia('(pointer: coarse)').matches;

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', ',', ERASE];

/** The cells of the answer sheet. What does not fit stands in further cells, marked: nothing typed ever disappears. */
function Cells({ text }: { text: string }) {
  const shown = [...text.padEnd(BOX_CELLS)];
  return (
    <div className={css.cells} aria-hidden="true">
      {shown.map((character, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
          key={at}
          className={css.cell}
          data-over={at >= BOX_CELLS}
          data-next={at === Math.min(text.length, shown.length)}
        >
          {character === '-' ? '−' : character}
        </span>
      ))}
    </div>
  );
}

function caretToEnd(input: HTMLInputElement) {
  const end = input.value.length;
  if (input.selectionStart !== end || input.selectionEnd !== end) input.setSelectionRange(end, end);
}

function warningOf(problem: NonNullable<ReturnType<typeof boxProblem>>, text: string): string {
  switch (problem) {
    case 'tooLong':
      return t().tooLong(text, text.length);
    case 'notNumber':
      return t().notNumber(text);
    case 'unfinished':
      return t().unfinished(text);
  }
}

export const shortAnswerPlayer: QuestionPlayer<ShortAnswerView, ShortAnswerResponse> = {
  Player: ShortAnswerPlayer,
  progress(view, response) {
    const { text, unit } = cut(response ?? '', view.asksUnit ?? false);
    if (text.trim() === '' && unit.trim() === '') return 'none';
    return view.asksUnit && (text.trim() === '' || unit.trim() === '') ? 'some' : 'all';
  },
  keyed: () => undefined,
  spoken: (view) => [spokenOf(view.stem), view.unit ?? ''].join(' ').trim(),
};
