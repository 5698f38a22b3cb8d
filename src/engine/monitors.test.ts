import { expect } from 'chai';
import type { Settle } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import { fail, PASS } from '../model/verdict.js';
import {
  endOf,
  eventsOf,
  exchangesOf,
  hear,
  monitorOf,
  sourceOf,
  type Heard,
} from './example.testing.js';

const BAD = fail({ at: 'history', expected: 'good', actual: 'bad' });
const tally = (heard: Heard) => eventsOf(heard, 'check-summed')[0]?.tally;
const nothing = () => undefined;

/** Judges three exchanges, one after the other. */
const judged = (
  judge: (exchange: Exchange, settle: Settle) => void,
  finish: (settle: Settle) => void = nothing,
) =>
  hear(sourceOf({ exchanges: exchangesOf(3) }), {
    claims: [
      monitorOf('m', (_context, settle) => ({
        judge: (exchange) => {
          judge(exchange, settle);
        },
        finish: () => {
          finish(settle);
        },
      })),
    ],
  });

describe('a monitor', () => {
  it('settles at once', async () => {
    const heard = await judged((exchange, settle) => {
      settle(exchange, PASS);
    });
    expect(tally(heard)).to.include({ pass: 3, fail: 0, couldNotTell: 0 });
  });

  it('settles when a later exchange decides', async () => {
    let before: Exchange | undefined;
    const heard = await judged((exchange, settle) => {
      if (before) settle(before, BAD);
      before = exchange;
    });
    expect(tally(heard)).to.include({ pass: 0, fail: 2, couldNotTell: 1 });
    expect(eventsOf(heard, 'finding-counted')[0]?.exchanges).to.deep.equal(['e1', 'e2']);
  });

  it('settles at the end', async () => {
    const open: Exchange[] = [];
    const heard = await judged(
      (exchange) => open.push(exchange),
      (settle) => {
        for (const exchange of open) settle(exchange, PASS);
      },
    );
    expect(tally(heard)).to.include({ pass: 3, couldNotTell: 0 });
    expect(heard.error).to.equal(undefined);
  });

  it('could not tell what it never settles', async () => {
    const heard = await judged(nothing);
    expect(tally(heard)?.reasons).to.deep.equal([
      { outcome: 'could-not-tell', because: 'nothing that came later settled it', count: 3 },
    ]);
    expect(endOf(heard).verdict).to.equal('could-not-tell');
  });

  it('is at fault where it settles twice at once', async () => {
    const heard = await judged((exchange, settle) => {
      settle(exchange, PASS);
      settle(exchange, PASS);
    });
    expect(heard.error?.message).to.equal('the check m failed on exchange e1');
  });

  it('is at fault where it settles again later, even if it swallows the error', async () => {
    let first: Exchange | undefined;
    const heard = await judged((exchange, settle) => {
      settle(exchange, PASS);
      try {
        if (first) settle(first, PASS);
      } catch {
        // It was told.
      }
      first ??= exchange;
    });
    expect(heard.error?.code).to.equal('internal');
  });

  it('sees exchanges in order of start, once all that overlap them are in the history', async () => {
    const seen: string[] = [];
    const exchanges = exchangesOf(4, (at) => ({ startedAt: at * 10, endedAt: at * 10 + 25 }));
    await hear(sourceOf(...exchanges.map((each) => ({ exchanges: [each] }))), {
      claims: [
        monitorOf('m', (_context, settle) => ({
          judge: (exchange) => {
            seen.push(exchange.id);
            settle(exchange, PASS);
          },
          finish: nothing,
        })),
      ],
    });
    expect(seen).to.deep.equal(['e1', 'e2', 'e3', 'e4']);
  });
});
