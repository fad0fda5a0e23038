import type { Deps } from '../../deps.ts';

export const TICKET_LASTS_MS = 60_000;

/** Opens one attempt's socket for one page within a minute. It stands in for headers that a socket cannot carry. */
export function socketTicket(
  secrets: Deps['secrets'],
  { attempt, writer }: { attempt: string; writer: string },
  now: number,
) {
  const until = now + TICKET_LASTS_MS;
  return `${until}.${secrets.tag(ticketText(attempt, writer, until))}`;
}

/** Whether a ticket was made for this page less than a minute ago, and after `madeAfter`: its right may have ended since. */
export function ticketIsRight(
  secrets: Deps['secrets'],
  { attempt, writer, ticket }: { attempt: string; writer: string; ticket: string },
  { now, madeAfter }: { now: number; madeAfter: number },
): boolean {
  const [until = '', tag = ''] = ticket.split('.');
  return (
    Number(until) > now &&
    Number(until) - TICKET_LASTS_MS > madeAfter &&
    secrets.tagIsRight(ticketText(attempt, writer, Number(until)), tag)
  );
}

/** When a ticket was made, and with it the opening that the page knows. Of a ticket that is right. */
export const ticketMadeAt = (ticket: string) => Number(ticket.split('.')[0]) - TICKET_LASTS_MS;

const ticketText = (attempt: string, writer: string, until: number) => `socket\n${attempt}\n${writer}\n${until}`;
