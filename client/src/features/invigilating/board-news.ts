import type { Board, BoardNews } from 'shared/contracts/invigilation.ts';

/** The board after news. What is older than the board changes nothing; seats that stayed the same stay the same objects. */
export function mergeNews(board: Board | undefined, news: BoardNews): Board | undefined {
  if (news.type === 'board') return board && board.now > news.board.now ? board : news.board;
  if (!board || news.now < board.now) return board;
  const changed = new Map(news.seats.map((seat) => [seat.candidateId, seat]));
  const seats = board.seats.map((seat) => {
    const latest = changed.get(seat.candidateId);
    changed.delete(seat.candidateId);
    return latest ?? seat;
  });
  return { ...board, seats: [...seats, ...changed.values()], now: news.now };
}
