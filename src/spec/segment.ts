/** One segment of a path template. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  /** Text around at least one variable: `{name}` alone has two empty texts. */
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

/** What the variables of a segment stand for; undefined where the texts around them do not fit. */
export const variablesIn = (
  texts: readonly string[],
  value: string,
): readonly string[] | undefined => {
  const [first = '', ...others] = texts;
  const last = others.at(-1) ?? '';
  if (!value.startsWith(first)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const text of others.slice(0, -1)) {
    const end = text === '' ? from + 1 : value.indexOf(text, from + 1);
    if (end < 0) return undefined;
    values.push(value.slice(from, end));
    from = end + text.length;
  }
  const end = value.length - last.length;
  if (end <= from || !value.endsWith(last)) return undefined;
  return [...values, value.slice(from, end)];
};
