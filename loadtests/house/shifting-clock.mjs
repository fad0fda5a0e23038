// Loaded before a server whose clock is to be changed under it: its parent says by how many milliseconds it is wrong.
const right = Date.now;
let shift = 0;
Date.now = () => right() + shift;
process.on('message', (said) => {
  if (typeof said !== 'object' || said === null || !('shiftClock' in said)) return;
  shift = Number(said.shiftClock);
  process.send?.({ clockShifted: shift });
});
