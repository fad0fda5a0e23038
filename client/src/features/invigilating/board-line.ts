import { BoardNews, boardSocketPath } from 'shared/contracts/invigilation.ts';

/** live: news come by themselves; connecting: the first try is under way; down: cut, the board is asked for instead. */
export type LineState = 'connecting' | 'live' | 'down' | 'refused';

interface Ears {
  onNews(news: BoardNews): void;
  onState(state: LineState): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
const CLOSE_REFUSED = 4403;

/** Waits double from a second on, with a share of chance, so that forty boards do not come back in the same instant. */
export function waitBefore(tries: number, chance: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)) * (0.5 + chance / 2);
}

/** The board's socket with its return after every cut; the function that comes back closes it for good. */
export function openBoardLine(sessionId: string, { onNews, onState }: Ears): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let closed = false;

  function connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    socket = new WebSocket(`${scheme}://${location.host}${boardSocketPath(sessionId)}`);
    socket.onmessage = ({ data }) => {
      const news = BoardNews.safeParse(JSON.parse(String(data)));
      if (closed || !news.success) return;
      // Only the first word proves that the door let us in.
      tries = 0;
      onState('live');
      onNews(news.data);
    };
    socket.onclose = ({ code }) => {
      if (closed) return;
      if (code === CLOSE_REFUSED) return onState('refused');
      tries += 1;
      onState('down');
      clearTimeout(timer);
      timer = setTimeout(connect, waitBefore(tries, Math.random()));
    };
  }

  /** The machine is back on the network: no need to sit out the wait. */
  function hurry() {
    if (closed || socket?.readyState !== WebSocket.CLOSED) return;
    clearTimeout(timer);
    connect();
  }

  addEventListener('online', hurry);
  onState('connecting');
  connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    removeEventListener('online', hurry);
    socket?.close();
  };
}
