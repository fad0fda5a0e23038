/**
 * Words as teachers count them: what stands between blanks and has a letter or a digit ("Hà Nội" is two).
 * In one pass and without a list: an essay is counted while it is written, on an old PC.
 */
export function countWords(text: string): number {
  const word = /[\p{L}\p{N}]\S*/gu;
  let count = 0;
  while (word.test(text)) count += 1;
  return count;
}
