import type { ReactNode } from 'react';
import { language, setLanguage } from '../../../i18n/language.ts';
import { BrocadeLine } from '../../../ui/BrocadeLine.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import { t } from '../messages.ts';
import { Button } from './Button.tsx';
import css from './Page.module.css';

/** The pages before and after the paper: name, brocade line, one calm column. */
export function Page({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={css.page}>
      <header className={css.head}>
        <span className={css.name}>
          <Mark size={32} />
          {t().product}
        </span>
        <Button
          look="quiet"
          lang={language() === 'vi' ? 'en' : 'vi'}
          onClick={() => setLanguage(language() === 'vi' ? 'en' : 'vi')}
        >
          {t().otherLanguage}
        </Button>
      </header>
      <BrocadeLine />
      <main className={`${css.main} ${wide ? css.wide : ''}`}>{children}</main>
    </div>
  );
}
