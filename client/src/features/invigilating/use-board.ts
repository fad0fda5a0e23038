import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Board, readBoard } from 'shared/contracts/invigilation.ts';
import { keyOf, useEndpoint } from '../../api/use-endpoint.ts';
import { type LineState, openBoardLine } from './board-line.ts';
import { mergeNews } from './board-news.ts';
import { gatherNews } from './news-gathered.ts';

/** While the socket is down the board is asked for; while it is up, seldom: a machine that died says no word. */
const ASK_WHILE_DOWN_MS = 4_000;
const ASK_WHILE_LIVE_MS = 20_000;

/** A session's board, kept up to date by its socket, and by asking where that is cut. */
export function useBoard(sessionId: string) {
  const cache = useQueryClient();
  const [line, setLine] = useState<LineState>('connecting');
  const board = useEndpoint(
    readBoard,
    { params: { sessionId } },
    { every: line === 'live' ? ASK_WHILE_LIVE_MS : ASK_WHILE_DOWN_MS },
  );
  useEffect(() => {
    // Equal parts keep their identity in the cache, so that only the seats that changed are drawn.
    const gathered = gatherNews(
      (news) =>
        cache.setQueryData<Board>(keyOf(readBoard, { params: { sessionId } }), (old) => news.reduce(mergeNews, old)),
      () => performance.now(),
    );
    const close = openBoardLine(sessionId, { onState: setLine, onNews: gathered.hear });
    return () => {
      close();
      gathered.stop();
    };
  }, [cache, sessionId]);
  return { board, line };
}
