import { expect } from 'chai';
import { Exchange } from '../model/exchange.js';
import { entry, har, one } from './entry.testing.js';
import { readHar } from './har.js';
import { Sequence } from './sequence.js';

const LEAST = 1 / 1024;

interface Took {
  readonly at: number;
  readonly ms: number;
  readonly connection?: string;
  readonly file?: number;
  readonly precisionMs?: number;
}

const timesOf = (took: readonly Took[]): readonly (readonly number[])[] => {
  const sequence = new Sequence();
  return took.map(({ at, ms, file = 0, connection, precisionMs = 0 }, place) => {
    const exchange = new Exchange({
      id: String(place),
      source: 'har',
      startedAt: at,
      endedAt: at + ms,
      order: { file, place },
      connection,
      precisionMs,
      request: one(entry).request,
    });
    sequence.next(exchange);
    return [exchange.startedAt, exchange.endedAt];
  });
};

describe('the sequence of exchanges', () => {
  const CASES: readonly (readonly [string, readonly Took[], readonly (readonly number[])[]])[] = [
    [
      'puts apart what overlaps by less than a millisecond',
      [
        { at: 0, ms: 5.9 },
        { at: 5, ms: 3 },
      ],
      [
        [0, 5.9],
        [5.9, 8],
      ],
    ],
    [
      'puts one after the other what began and ended in one millisecond',
      [
        { at: 0, ms: 0.25 },
        { at: 0, ms: 0.5 },
        { at: 0, ms: 0.125 },
      ],
      [
        [0, 0.25],
        [0.25, 0.5],
        [0.5, 0.5 + LEAST],
      ],
    ],
    [
      'puts one after the other what is said to have taken no time',
      [
        { at: 0, ms: 0 },
        { at: 0, ms: 0 },
      ],
      [
        [0, LEAST],
        [LEAST, 2 * LEAST],
      ],
    ],
    [
      'leaves what truly overlaps',
      [
        { at: 0, ms: 9 },
        { at: 5, ms: 3 },
      ],
      [
        [0, 9],
        [5, 8],
      ],
    ],
    [
      'puts apart what overlaps on one connection',
      [
        { at: 0, ms: 9, connection: '7' },
        { at: 5, ms: 6, connection: '7' },
      ],
      [
        [0, 9],
        [9, 11],
      ],
    ],
    [
      'leaves what overlaps on two connections',
      [
        { at: 0, ms: 9, connection: '7' },
        { at: 5, ms: 6, connection: '8' },
      ],
      [
        [0, 9],
        [5, 11],
      ],
    ],
    [
      'puts apart by the latest of those that are all but over',
      [
        { at: 0, ms: 5.9 },
        { at: 0, ms: 9 },
        { at: 1, ms: 4.5 },
        { at: 5, ms: 3 },
      ],
      [
        [0, 5.9],
        [0, 9],
        [1, 5.5],
        [5.9, 8],
      ],
    ],
    [
      'knows nothing of the clocks of two recordings',
      [
        { at: 0, ms: 5.5 },
        { at: 5, ms: 3, file: 1 },
      ],
      [
        [0, 5.5],
        [5, 8],
      ],
    ],
    [
      'leaves the order open where the clock is coarse',
      [
        { at: 0, ms: 0.5, precisionMs: 1000 },
        { at: 0, ms: 3, precisionMs: 1000 },
      ],
      [
        [0, 0.5],
        [0, 3],
      ],
    ],
  ];
  for (const [what, took, expected] of CASES)
    it(what, () => {
      expect(timesOf(took)).to.deep.equal(expected);
    });
});

describe('the clock of a recording', () => {
  const at = (fraction: string) =>
    Array.from({ length: 6 }, (_, index) => ({
      ...entry,
      startedDateTime: `2026-01-02T03:04:0${index}.${fraction}Z`,
    }));
  for (const [fraction, precision] of [
    ['000', 1000],
    ['400', 100],
    ['120', 10],
    ['123', 0],
  ] as const)
    it(`is off by ${precision} milliseconds where all starts end in .${fraction}`, () => {
      const { exchanges } = readHar(har(...at(fraction)), { file: 'a.har' });
      expect(exchanges[3]?.precisionMs).to.equal(precision);
    });

  const CONNECTIONS: readonly (readonly [object, string | undefined])[] = [
    [{ _connectionId: '29', connection: '443' }, '29'],
    [{ connection: '50123' }, '50123'],
    [{ connection: '443' }, undefined],
    [{ connection: '' }, undefined],
    [{}, undefined],
  ];
  for (const [named, expected] of CONNECTIONS)
    it(`takes ${JSON.stringify(named)} for ${expected ?? 'no'} connection`, () => {
      const request = { ...entry.request, httpVersion: 'HTTP/1.1' };
      const { exchanges } = readHar(har({ ...entry, ...named, request }), { file: 'a.har' });
      expect(exchanges[0]?.connection).to.equal(expected);
    });

  it('takes no connection for one that carries many requests at a time', () => {
    const request = { ...entry.request, httpVersion: 'h2' };
    const { exchanges } = readHar(har({ ...entry, connection: '7', request }), { file: 'a.har' });
    expect(exchanges[0]?.connection).to.equal(undefined);
  });
});
