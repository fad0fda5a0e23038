import type { Board, BoardSeat } from 'shared/contracts/invigilation.ts';

/** A seat at which somebody writes quietly. */
export function aSeat(seat: number, change: Partial<BoardSeat> = {}): BoardSeat {
  return {
    candidateId: `candidate-${seat}`,
    attemptId: `attempt-${seat}`,
    name: `Giàng A Páo ${seat}`,
    number: String(seat).padStart(6, '0'),
    roomId: 'room',
    seat,
    code: '101',
    state: 'writing',
    connected: true,
    answered: 3,
    items: 28,
    deadlineAt: 9_000_000,
    extraSeconds: 0,
    handRaisedAt: null,
    handWhy: null,
    unlockAskedAt: null,
    movedAt: null,
    outage: null,
    strays: 0,
    watch: {
      ...{ level: 1, consent: 'notAsked', alternative: null, tier: null },
      ...{ checks: [], notWatched: null, checkIn: null },
    },
    attention: { level: 0, reasons: [] },
    ...change,
  };
}

export function aBoard(seats: readonly BoardSeat[], now = 1_000): Board {
  return {
    session: {
      id: 'session',
      title: 'Ca 1',
      examTitle: 'Kiểm tra thử',
      subject: 'Toán',
      startsAt: 0,
      endsAt: 9_000_000,
      closed: false,
      proctoring: 1,
      security: 'page',
      runningOfExam: 1,
    },
    rooms: [{ id: 'room', name: 'Phòng 1', schoolId: 'school', school: 'THPT số 1', seats: 24 }],
    seats: [...seats],
    controls: [],
    now,
  };
}
