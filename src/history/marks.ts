import type { Night } from './nights.js';
import type { Mark } from './trend-report.js';

/** Where the document, a version or a pin is another than it was known to be before. */
export const marksIn = (nights: readonly Night[]): readonly Mark[] => {
  const known = new Map<string, string>();
  return nights.flatMap((night) =>
    factsOf(night).flatMap(({ what, name, value }) => {
      const key = `${what} ${name ?? ''}`;
      const from = known.get(key);
      known.set(key, value);
      return from === undefined || from === value
        ? []
        : [{ at: night.start, what, name, from, to: value }];
    }),
  );
};

interface Fact extends Pick<Mark, 'what' | 'name'> {
  readonly value: string;
}

/** What a night knows; a version that nobody said, or a pin that was not observed, changes nothing. */
const factsOf = ({ document, suite, provider, pins }: Night): readonly Fact[] => [
  { what: 'document', name: null, value: document },
  { what: 'suite', name: null, value: suite },
  ...(provider === null ? [] : [{ what: 'provider', name: null, value: provider } as const]),
  ...Object.entries(pins).map(([name, value]) => ({ what: 'pin', name, value }) as const),
];
