import { useEffect, useRef } from 'react';
import css from './LineGuide.module.css';

/** A clear band that follows pointer and focus; all around it steps back a little. */
export function LineGuide() {
  const band = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const moveTo = (y: number) => band.current?.style.setProperty('--y', `${Math.round(y)}px`);
    const onPointer = (event: PointerEvent) => moveTo(event.clientY);
    const onFocus = (event: FocusEvent) => {
      const box = (event.target as HTMLElement).getBoundingClientRect?.();
      if (box) moveTo(box.top + box.height / 2);
    };
    moveTo(innerHeight / 3);
    addEventListener('pointermove', onPointer, { passive: true });
    addEventListener('focusin', onFocus);
    return () => {
      removeEventListener('pointermove', onPointer);
      removeEventListener('focusin', onFocus);
    };
  }, []);
  return <div ref={band} className={css.guide} aria-hidden="true" />;
}
