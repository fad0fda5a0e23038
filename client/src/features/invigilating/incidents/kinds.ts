import { INCIDENT_KINDS, type IncidentKind } from 'shared/contracts/proctoring-review.ts';
import { messages } from '../../../i18n/messages.ts';

const vi: Readonly<Record<IncidentKind, string>> = {
  device: 'Hỏng máy, thiết bị',
  power: 'Mất điện, mất mạng',
  illness: 'Thí sinh ốm đau',
  late: 'Đến muộn',
  absent: 'Vắng thi',
  question: 'Đề thi có sai sót',
  material: 'Vật dụng, tài liệu ngoài quy định',
  impersonation: 'Không đúng người dự thi',
  disturbance: 'Gây mất trật tự',
  other: 'Việc khác',
  signals: 'Nhiều dấu hiệu cùng báo',
};

const en: typeof vi = {
  device: 'Machine or device failed',
  power: 'Power or network cut',
  illness: 'Illness',
  late: 'Came late',
  absent: 'Absent',
  question: 'Mistake in the paper',
  material: 'Things or material not allowed',
  impersonation: 'Not the person who should sit',
  disturbance: 'Disturbance',
  other: 'Something else',
  signals: 'Several signals agree',
};

/** What an incident is about, in words. */
export const kindNames = messages({ vi, en });

export type WrittenKind = (typeof INCIDENT_KINDS)[number];
/** What can be said of a room as a whole. */
const OF_ROOM: readonly WrittenKind[] = ['power', 'device', 'question', 'disturbance', 'other'];

export const kindsFor = (isRoom: boolean): readonly WrittenKind[] => (isRoom ? OF_ROOM : INCIDENT_KINDS);
