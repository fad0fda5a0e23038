export { stillInRooms } from './queries.ts';
export { roomServerOf } from './room-server-door.ts';
