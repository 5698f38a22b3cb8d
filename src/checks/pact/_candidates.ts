import { jsonType } from '../../model/json/walk.js';

/** A value to try in place of an example's. */
export interface Candidate {
  readonly value: unknown;
  /** At the edge of what people think of: empty, zero, very long. */
  readonly isEdge?: true;
  /** Made from the example, which may hold a secret: it is not shown. */
  readonly isOwn?: true;
}

const plain = (...values: readonly unknown[]): readonly Candidate[] =>
  values.map((value) => ({ value }));
const edge = (...values: readonly unknown[]): readonly Candidate[] =>
  values.map((value) => ({ value, isEdge: true }));

/** Texts of every kind that schemas commonly ask for, and some of none. */
const TEXTS: readonly Candidate[] = [
  ...plain('text', 'Some words', '12345', 'ABC-123', 'true'),
  ...plain('0e7d5a3c-4b1f-4c8e-9a2d-6f3b1c5d7e90', 'https://example.com/a', 'a@example.com'),
  ...plain('2001-02-03', '2001-02-03T04:05:06Z', '2001-02-03T04:05:06+01:00', '04:05:06Z', 'P1D'),
  ...plain('1.2.3', 'urn:isbn:0451450523', 'PT36H', '04:05:06+01:00'),
  ...plain('192.0.2.1', '2001:db8::1', 'example.com', 'dGV4dA=='),
  ...edge('', '2001-02-03T04:05:06.789+01:00', 'Zoë ✓', 'x'.repeat(300)),
];
const NUMBERS: readonly Candidate[] = [...plain(1, 42, 7.5), ...edge(0, -1, 100_000, 2 ** 53)];
const OTHERS = plain(null, true, false);
const FIXED: readonly Candidate[] = [...TEXTS, ...NUMBERS, ...OTHERS];

/** Values to try at a place that holds a scalar. */
export const candidatesFor = (
  example: unknown,
  samples: readonly unknown[] = [],
): readonly Candidate[] => [
  ...samples
    .filter((value) => typeof value !== 'object' || value === null)
    .map((value) => ({ value })),
  ...FIXED,
  ...(typeof example === 'string' ? perturbed(example) : []),
];

/** Texts like the example: a pattern that it fits may fit them, too. */
const perturbed = (example: string): readonly Candidate[] => {
  if (example === '' || example.length > 200) return [];
  const other = example
    .replace(/[a-z]/g, (letter) => (letter === 'b' ? 'c' : 'b'))
    .replace(/[A-Z]/g, (letter) => (letter === 'B' ? 'C' : 'B'))
    .replace(/\d/g, (digit) => (digit === '1' ? '2' : '1'));
  return [other, example.slice(0, -1), example + example.slice(-1), example + example]
    .filter((value) => value !== example)
    .map((value) => ({ value, isOwn: true }));
};

/** Whether a schema lets anything stand at a place: it says nothing of it. */
export const ANYTHING: readonly unknown[] = [null, 'text', 0.5, true, [], {}];

/** The value as a finding may show it. */
export const shown = ({ value, isOwn }: Candidate): string => {
  if (isOwn) return 'another text of the same form';
  const text = JSON.stringify(value);
  return text.length > 60 ? `a text of ${String(text.length - 2)} characters` : text;
};

export const isContainer = (value: unknown): boolean =>
  ['array', 'object'].includes(jsonType(value));
