export { answerOpenersOf } from './answer-openers.ts';
export { roomsServedElsewhere, serversOfRoom, stillInRooms } from './queries.ts';
export { roomServerOf } from './room-server-door.ts';
