const WORDS = 'lua may tre nam suoi cam nuong ban mua gio trang sao cau nha ruong che'.split(' ');

/** A password that is easy to read out in a room: three plain words and two digits. `random` gives numbers in [0, 1). */
export function makePassword(random: () => number): string {
  const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  return `${word()}-${word()}-${word()}-${10 + Math.floor(random() * 90)}`;
}
