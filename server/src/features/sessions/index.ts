export { addCandidates } from './add-candidates.ts';
export { type Asked, findAsked, getAsked, giveBackAsked } from './asked.ts';
export { asksMicrophone } from './asks-microphone.ts';
export { createExam } from './create-exam.ts';
export { createSession } from './create-session.ts';
export { drawForExam } from './draw-for-exam.ts';
export { issueSlips } from './issue-slips.ts';
export { noteOpenings } from './note-openings.ts';
export { mayManage, mayManageSession } from './policy.ts';
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
  lockExam,
  lockSession,
  noteSignedIn,
  outlastingSeats,
  type Room,
  roomsOfSession,
  type Seat,
  type Session,
  seatInRush,
  sessionsOfExam,
} from './queries.ts';
export { sealExam } from './seal-exam.ts';
export { candidates, examItems, exams, rooms, sessions } from './tables.ts';
