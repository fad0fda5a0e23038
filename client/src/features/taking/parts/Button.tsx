import type { ButtonHTMLAttributes } from 'react';
import css from './Button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
}

export function Button({ look = 'plain', className = '', ...rest }: Props) {
  return <button type="button" className={`${css.button} ${css[look] ?? ''} ${className}`} {...rest} />;
}
