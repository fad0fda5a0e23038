import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink, useNavigate, useParams } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, forwardRef } from 'react';

type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style' | 'href'>;

/** A link that looks like a button: `<ButtonLink to="/exams/new">`. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, ButtonProps & Html>((props, ref) => <Button component="a" ref={ref} {...props} />),
);

/** A link in a text or a table: `<TextLink to={`/exams/${id}`}>`. */
export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, AnchorProps & Html>((props, ref) => <Anchor ref={ref} {...props} />),
);

/** A part of the address: `usePathParam('examId')` on a page whose path has `$examId`. */
export function usePathParam(name: string): string {
  const found: Record<string, string | undefined> = useParams({ strict: false });
  return found[name] ?? '';
}

/** Goes to an address of the staff app. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => void navigate({ to, ...options });
}
