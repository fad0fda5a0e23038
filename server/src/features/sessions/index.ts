export { addCandidates } from './add-candidates.ts';
export { createExam } from './create-exam.ts';
export { createSession } from './create-session.ts';
export { issueSlips } from './issue-slips.ts';
export { mayManage } from './policy.ts';
export {
  type Candidate,
  candidateAtDoor,
  candidateBySlip,
  candidatesOfSession,
  type Exam,
  examAtDoor,
  findCandidate,
  findExam,
  findSeat,
  findSession,
  itemsOfExam,
  lockSession,
  noteSignedIn,
  outlastingSeats,
  roomsOfSession,
  type Seat,
  type Session,
  seatInRush,
  sessionsOfExam,
} from './queries.ts';
export { sealExam } from './seal-exam.ts';
export { candidates, exams, rooms, sessions } from './tables.ts';
