/** A text without the letters at its end that are of these; an expression would try each place that has one. */
export const withoutTail = (text: string, letters: string): string => {
  let end = text.length;
  while (end > 0 && letters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};
