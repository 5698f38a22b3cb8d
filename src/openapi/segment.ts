/** One segment of a path template. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  /** Text around at least one variable: `{name}` alone stands between two empty texts. */
  | {
      readonly kind: 'variable';
      readonly names: readonly string[];
      readonly texts: readonly string[];
    };

export const segmentsOf = (template: string): readonly Segment[] =>
  template.split('/').slice(1).map(segmentOf);

const segmentOf = (text: string): Segment => {
  const parts = text.split(/\{([^{}]*)\}/);
  const names = parts.filter((_, index) => index % 2 === 1);
  if (names.length === 0) return { kind: 'literal', text: decodeSegment(text) ?? text };
  return { kind: 'variable', names, texts: parts.filter((_, index) => index % 2 === 0) };
};

/** Percent-decodes once (RFC 3986 §2.1); undefined for a malformed escape or what is not UTF-8. */
export const decodeSegment = (raw: string): string | undefined => {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
};

/** Pushes what the variables of a segment stand for; false where the texts around them do not fit. */
export const variablesIn = (texts: readonly string[], value: string, into: string[]): boolean => {
  const first = texts[0] ?? '';
  const last = texts.at(-1) ?? '';
  const end = value.length - last.length;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  for (let index = 1; index < texts.length - 1; index++) {
    const text = texts[index] ?? '';
    const stop = text === '' ? from + 1 : value.indexOf(text, from + 1);
    if (stop < 0) return false;
    into.push(value.slice(from, stop));
    from = stop + text.length;
  }
  if (end <= from) return false;
  into.push(value.slice(from, end));
  return true;
};
