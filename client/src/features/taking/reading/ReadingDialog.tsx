import { type ReactNode, useId } from 'react';
import { language, setLanguage } from '../../../i18n/language.ts';
import { setScheme, useShownScheme } from '../../../ui/scheme.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import css from './ReadingDialog.module.css';
import { nextTextPercent, setReading, TEXT_STEPS, useReading } from './reading-settings.ts';

export function ReadingDialog({ onClose }: { onClose: () => void }) {
  const { textPercent, highContrast, lineGuide } = useReading();
  const isDark = useShownScheme() === 'dark';
  return (
    <Dialog title={t().settings.title} onClose={onClose}>
      <div className={css.row}>
        <span className={css.name}>{t().settings.textSize}</span>
        <Button
          aria-label={`A− ${t().settings.smaller}`}
          disabled={textPercent === TEXT_STEPS[0]}
          onClick={() => setReading({ textPercent: nextTextPercent(textPercent, -1) })}
        >
          A−
        </Button>
        <span className={css.percent} role="status">
          {textPercent}%
        </span>
        <Button
          aria-label={`A+ ${t().settings.larger}`}
          disabled={textPercent === TEXT_STEPS.at(-1)}
          onClick={() => setReading({ textPercent: nextTextPercent(textPercent, 1) })}
        >
          A+
        </Button>
      </div>
      <Switch isOn={highContrast} onChange={(on) => setReading({ highContrast: on })}>
        {t().settings.contrast}
      </Switch>
      <Switch isOn={isDark} onChange={(on) => setScheme(on ? 'dark' : 'light')}>
        {t().settings.dark}
      </Switch>
      <Switch isOn={lineGuide} onChange={(on) => setReading({ lineGuide: on })} hint={t().settings.guideHint}>
        {t().settings.guide}
      </Switch>
      <div className={css.row}>
        <span className={css.name}>{t().settings.language}</span>
        <Button lang={language() === 'vi' ? 'en' : 'vi'} onClick={() => setLanguage(language() === 'vi' ? 'en' : 'vi')}>
          {t().otherLanguage}
        </Button>
      </div>
    </Dialog>
  );
}

interface SwitchProps {
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Switch({ isOn, onChange, hint, children }: SwitchProps) {
  const id = useId();
  return (
    <div className={css.row}>
      <label className={css.name} htmlFor={id}>
        {children}
        {hint && <span className={css.hint}>{hint}</span>}
      </label>
      <input
        id={id}
        className={css.switch}
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}
