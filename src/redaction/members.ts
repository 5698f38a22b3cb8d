/** Where a secret stands in a text, by the name of its member. `start` is inclusive, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Members, form fields and query parameters whose values are secrets, whatever they look like. */
const NAMES = [
  'clientSecret',
  'client_secret',
  'client-secret',
  'client secret',
  'secret',
  'registration_access_token',
  'accessToken',
  'refreshToken',
  'idToken',
  'apiKey',
  'api_key',
  'code_verifier',
  'clientAssertion',
  'privateKey',
  'access_token',
  'refresh_token',
  'id_token',
  'client_assertion',
  'assertion',
  'password',
  'private_key',
];
/** The secret members of a JSON Web Key (RFC 7518 §6); too short to be secret names elsewhere. */
const KEY_NAMES = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** A name whose letters may stand as `\u00XX`, as JSON allows (RFC 8259 §7). */
const escapable = (name: string): string =>
  name.replace(/[^]/g, (letter) => `(?:${letter}|\\\\+u00${letter.charCodeAt(0).toString(16)})`);

// A name that stands in a JSON text inside a JSON string has backslashes before its quotes.
const memberOf = (names: readonly string[]): RegExp =>
  new RegExp(`"(?:${names.map(escapable).join('|')})\\\\*"\\s*:\\s*`, 'gi');

const MEMBER = memberOf(NAMES);
const KEY_MEMBER = memberOf([...NAMES, ...KEY_NAMES]);
const FIELD = new RegExp(`(?<=^|[?&;#\\s"'])(?:${NAMES.join('|')})=`, 'gi');
/** One look that rules most texts out; without regard to case it would take thrice as long. */
const SUSPECT =
  /ecret|_token|(?:ss|sh|id)Token|ssertion|assword|rivate_?[kK]ey|pi_?[kK]ey|_verifier|"kty|\\u00/;

/** Every secret that stands in the text by name, as a JSON member or as a form field, in order. */
export const secretSpans = (text: string): readonly Span[] => {
  if (!SUSPECT.test(text)) return [];
  const member = text.includes('"kty') ? KEY_MEMBER : MEMBER;
  const spans = [...jsonSpans(text, member), ...fieldSpans(text)];
  return spans.sort((a, b) => a.start - b.start || b.end - a.end).filter(isApart());
};

/** A predicate that keeps the spans that begin behind the last one kept. */
const isApart = (): ((span: Span) => boolean) => {
  let end = 0;
  return (span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  };
};

/** `matchAll` would compile the expression anew for each text. */
const matches = function* (text: string, expression: RegExp): Generator<RegExpExecArray> {
  let from = 0;
  while (from <= text.length) {
    expression.lastIndex = from;
    const match = expression.exec(text);
    if (!match) return;
    from = match.index + match[0].length;
    yield match;
  }
};

const jsonSpans = (text: string, member: RegExp): readonly Span[] => {
  const spans: Span[] = [];
  let end = 0;
  // Values are passed over: what stands in one is no member.
  for (const match of matches(text, member)) {
    const start = match.index + match[0].length;
    if (match.index < end) continue;
    const found = valueSpans(text, start);
    spans.push(...found.spans);
    end = found.end;
  }
  return spans;
};

interface Found {
  readonly spans: readonly Span[];
  readonly end: number;
}

/** A string, a bare word, or every string in an array or an object. */
const valueSpans = (text: string, start: number): Found => {
  const first = text.charAt(start);
  if (first === '[' || first === '{') return insideSpans(text, start);
  const quote = skipBackslashes(text, start);
  if (text.charAt(quote) === '"') {
    const span = { start: quote + 1, end: stringEnd(text, quote) };
    return { spans: span.end > span.start ? [span] : [], end: span.end };
  }
  let end = start;
  while (end < text.length && !/[\s,}\]"\\]/.test(text.charAt(end))) end += 1;
  const isSecret = end > start && !/^(?:null|true|false)$/.test(text.slice(start, end));
  return { spans: isSecret ? [{ start, end }] : [], end };
};

/** Every string value in an array or an object under a secret name: better one too many. */
const insideSpans = (text: string, start: number): Found => {
  const spans: Span[] = [];
  let [at, depth] = [start, 0];
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '[' || letter === '{') depth += 1;
    if (letter === ']' || letter === '}') depth -= 1;
    if (depth === 0) break;
    if (letter === '"') {
      const end = stringEnd(text, at);
      const close = skipBackslashes(text, end);
      if (end > at + 1 && !isName(text, close + 1)) spans.push({ start: at + 1, end });
      at = close;
    }
    at += 1;
  }
  return { spans, end: at };
};

const isName = (text: string, behind: number): boolean => {
  let at = behind;
  while (/\s/.test(text.charAt(at))) at += 1;
  return text.charAt(at) === ':';
};

const skipBackslashes = (text: string, from: number): number => {
  let at = from;
  while (text.charAt(at) === '\\') at += 1;
  return at;
};

const backslashesBefore = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && text.charAt(start - 1) === '\\') start -= 1;
  return at - start;
};

/**
 * Where the string that opens at `quote` ends: before its closing quote and the backslashes that
 * belong to it. A JSON text that stands n strings deep has 2ⁿ − 1 backslashes before each quote, and
 * a quote inside one of its strings has more.
 */
const stringEnd = (text: string, quote: number): number => {
  const own = backslashesBefore(text, quote);
  let at = text.indexOf('"', quote + 1);
  while (at !== -1) {
    const run = Math.min(backslashesBefore(text, at), at - quote - 1);
    if (run % (2 * (own + 1)) === own) return at - own;
    at = text.indexOf('"', at + 1);
  }
  return text.length;
};

const fieldSpans = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  for (const match of matches(text, FIELD)) {
    const start = match.index + match[0].length;
    let end = start;
    while (end < text.length && !/[&;#\s"'<>\\]/.test(text.charAt(end))) end += 1;
    if (end > start) spans.push({ start, end });
  }
  return spans;
};
