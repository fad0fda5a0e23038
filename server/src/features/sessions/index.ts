export { addCandidates } from './add-candidates.ts';
export { createExam } from './create-exam.ts';
export { createSession } from './create-session.ts';
export { issueSlips } from './issue-slips.ts';
export {
  type Candidate,
  candidatesOfSession,
  type Exam,
  findCandidate,
  findCandidateBySlip,
  findExam,
  findSeat,
  findSession,
  itemsOfExam,
  lockSession,
  roomsOfSession,
  type Seat,
  type Session,
  sessionsOfExam,
} from './queries.ts';
export { sealExam } from './seal-exam.ts';
export { candidates, exams, rooms, sessions } from './tables.ts';
