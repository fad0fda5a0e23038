/** Words as teachers count them: what stands between blanks and has a letter or a digit ("Hà Nội" is two). */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
