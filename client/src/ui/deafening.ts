let sounds = 0;

/** An answer is being spoken, or the page itself speaks, from now on; returns what ends it. */
export function deafen(): () => void {
  let isOver = false;
  sounds += 1;
  return () => {
    if (!isOver) sounds -= 1;
    isOver = true;
  };
}

/** Whether a voice in the microphone is an answer, or the page's own: whoever listens for voices does not count it. */
export const isDeafened = (): boolean => sounds > 0;

const OVER = ['pause', 'ended', 'emptied', 'error'] as const;

/** Deafens while a sound or film plays; returns what stops minding it. */
export function deafenWhilePlaying(player: EventTarget | null): () => void {
  if (!player) return () => {};
  let hearAgain = () => {};
  const end = () => hearAgain();
  const begin = () => {
    end();
    hearAgain = deafen();
  };
  player.addEventListener('play', begin);
  for (const over of OVER) player.addEventListener(over, end);
  return () => {
    player.removeEventListener('play', begin);
    for (const over of OVER) player.removeEventListener(over, end);
    end();
  };
}
