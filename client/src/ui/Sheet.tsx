import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHead } from './PageHead.tsx';
import css from './Sheet.module.css';

interface Props {
  /** What stands above the sheet on the screen only. */
  head: { title: string; needs: string; print: string; trail: readonly { label: string; to: string }[] };
  /** Who writes, in the letterhead. */
  unit: string;
  title: string;
  /** The line under the title. */
  under: string;
  /** Where the sheet's language is not the page's. */
  lang?: 'vi';
  children: ReactNode;
  /** The last, small line: when and from what it was made. */
  made: string;
}

/** An administrative paper under the letterhead of its unit: read on screen, printed and signed. */
export function Sheet({ head, unit, title, under, lang, children, made }: Props) {
  const { print: printLabel, ...headOf } = head;
  return (
    <>
      <div className={css.head}>
        <PageHead {...headOf} actions={<Button onClick={() => print()}>{printLabel}</Button>} />
      </div>
      <article className={css.sheet} lang={lang}>
        <header className={css.letterhead} lang="vi">
          <p className={css.issuer}>{unit}</p>
          <div>
            <p className={css.nation}>Cộng hòa xã hội chủ nghĩa Việt Nam</p>
            <p className={css.motto}>Độc lập - Tự do - Hạnh phúc</p>
          </div>
        </header>
        <h2 className={css.title}>{title}</h2>
        <p className={css.under}>{under}</p>
        {children}
        <p className={css.printed}>{made}</p>
      </article>
    </>
  );
}

/** A table of a sheet; a wide one scrolls on a narrow screen. Nothing is drawn where there is no row. */
export function SheetTable({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard.
    <section className={css.scroll} tabIndex={0} aria-label={head[0]}>
      <table className={css.table}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and none ever moves.
            <tr key={place}>
              {row.map((cell, at) => (
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Room for the signatures of the people named, side by side. */
export function Signatures({ names, sign }: { names: readonly string[]; sign: string }) {
  return (
    <footer className={css.signatures}>
      {names.map((name) => (
        <div key={name}>
          <strong>{name}</strong>
          <br />
          <em>{sign}</em>
        </div>
      ))}
    </footer>
  );
}
