import type { ClozeResponse, ClozeView, ShownGap } from 'shared/questions/cloze/cloze.ts';
import { linearWords } from 'shared/questions/linear-math.ts';
import { LiveText, RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import css from '../writing.module.css';
import { t } from './messages.ts';

/** The text with its gaps as boxes to write in and lists to choose from. */
export function ClozePlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
  onTyping,
  onRest,
}: PlayerProps<ClozeView, ClozeResponse>) {
  const filled = (id: string, said: string): ClozeResponse | null => {
    const { [id]: _, ...others } = response ?? {};
    const next = said === '' ? others : { ...others, [id]: said };
    return Object.keys(next).length === 0 ? null : next;
  };
  const draw = (gap: ShownGap, place: number) => {
    const said = response?.[gap.id] ?? '';
    if (gap.mode === 'dropDown')
      return (
        <select
          className={css.select}
          aria-label={t().gap(place)}
          value={said}
          data-filled={said !== ''}
          disabled={isLocked}
          onChange={(event) => onAnswer(filled(gap.id, event.target.value))}
        >
          <option value="">({place}) …</option>
          {gap.options.map(({ id, content }) => (
            <option key={id} value={id}>
              {linearWords(content)}
            </option>
          ))}
        </select>
      );
    return (
      <input
        className={css.inText}
        style={{ width: `${gap.width + 2}ch` }}
        aria-label={t().gap(place)}
        placeholder={`(${place})`}
        value={said}
        maxLength={200}
        data-filled={said !== ''}
        inputMode={gap.mode === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        disabled={isLocked}
        onChange={(event) => onTyping(filled(gap.id, event.target.value))}
        onBlur={onRest}
      />
    );
  };
  return (
    <div className={css.passage}>
      <LiveText
        value={{
          gap(id) {
            const at = view.gaps.findIndex((one) => one.id === id);
            const gap = view.gaps[at];
            return gap ? draw(gap, at + 1) : null;
          },
        }}
      >
        <RichText content={view.text} mediaUrl={mediaUrl} />
      </LiveText>
    </div>
  );
}
