import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './Cover.module.css';

interface Props {
  readonly title: string;
  readonly shape: ReactNode;
  readonly children?: ReactNode;
}

/** Lies over the paper, which is out of reach meanwhile. The bar stays: the clock and the save state remain true. */
export function Cover({ title, shape, children }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={css.cover}>
      <div ref={box} className={css.box} role="alertdialog" aria-labelledby={id} tabIndex={-1}>
        <span className={css.shape}>{shape}</span>
        <h2 className={css.title} id={id}>
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
