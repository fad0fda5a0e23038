import type { ErrorEntry } from '../errors.ts';

/** What endpoints about rooms' servers may refuse, besides what any endpoint may. */
export const roomServersErrors = {
  roomHasServer: {
    status: 409,
    vi: 'Phòng {room} đã có máy chủ phòng thi. Thu hồi máy cũ trước rồi tạo mã mới.',
    en: 'Room {room} has a server already. Revoke that one first.',
  },
  enrolmentUnknown: {
    status: 401,
    vi: 'Mã ghi danh không đúng, đã dùng hoặc đã hết hạn. Xin người quản lí tạo mã mới.',
    en: 'This enrolment code is wrong, used or over. Ask the manager for a new one.',
  },
  needsProvince: {
    status: 409,
    vi: 'Kỳ thi này bắt buộc dùng Safe Exam Browser hoặc camera nên chưa chạy được trên máy chủ phòng thi.',
    en: 'This exam needs Safe Exam Browser or a camera and cannot be served by a room’s server yet.',
  },
  notOfTheseRooms: {
    status: 409,
    vi: 'Trên máy chủ tỉnh, thí sinh này không thuộc phòng của máy. Xếp lại em vào phòng này thì bài tự chuyển về.',
    en: 'At the province this candidate sits in none of these rooms. Seated here again, the attempt goes up by itself.',
  },
  tooManyBeside: {
    status: 409,
    vi: 'Bên cạnh bài này ở máy chủ tỉnh đã có quá nhiều phần để riêng. Phần này chỉ còn trên máy phòng.',
    en: 'Too much lies beside this attempt at the province already. This part is on the room’s computer only.',
  },
} as const satisfies Record<string, ErrorEntry>;
