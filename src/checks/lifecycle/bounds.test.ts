import { expect } from 'chai';
import type { Exchange } from '../../model/exchange.js';
import { exchange } from '../_examples.js';
import { create, get, item, list, remove, SENT, shown, update } from './_histories.js';
import { failures, tell } from './telling.testing.js';

const idOf = (number: number) => `client-${String(number)}`;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** What a monitor says of the last exchange. */
const lastOf = (history: readonly Exchange[], monitor: string): string => {
  const last = history.at(-1);
  const told = tell(history).find((each) => each.monitor === monitor && each.exchange === last);
  const verdict = told?.verdict;
  return verdict && 'because' in verdict ? verdict.because : (verdict?.outcome ?? 'nothing');
};

const MANY = 'there were more clients than can be kept in mind';

describe('the history of a collection', () => {
  it('forgets superseded writes, and still knows the last one', () => {
    const writes = numbers(1000).map((step) => update(step + 2, { name: `Name ${String(step)}` }));
    const history = [
      create(1),
      ...writes.flatMap((each, step) => [
        each,
        get(step + 2.5, shown({ name: `Name ${String(step)}` })),
      ]),
    ];
    expect(failures(tell(history))).to.deep.equal([]);
    expect(lastOf([...history, get(2000)], 'update-is-visible')).to.equal('fail');
  });

  it('gives a client up to which too much happens at once', () => {
    const lost = numbers(300).map((step) =>
      update(step + 2, { name: `Name ${String(step)}` }, { status: 500 }),
    );
    expect(lastOf([create(1), ...lost, get(400)], 'created-is-readable')).to.equal(
      'its id was issued twice, or too much happened to the client',
    );
  });

  it('keeps in mind so many clients and no more', () => {
    const creates = numbers(9000).map((step) => create(step, SENT, { clientId: idOf(step) }));
    const known = get(9001, SENT, { clientId: idOf(1) });
    const unknown = get(9002, SENT, { clientId: idOf(8999) });
    expect(lastOf([...creates, known], 'created-is-readable')).to.equal('pass');
    expect(lastOf([...creates, unknown], 'created-is-readable')).to.equal(MANY);
  });

  it('forgets the dead for the living', () => {
    const lives = numbers(9000).flatMap((step) => {
      const more = { clientId: idOf(step) };
      return [
        create(3 * step, SENT, more),
        get(3 * step + 1, SENT, more),
        remove(3 * step + 2, more),
      ];
    });
    const last = create(30_000, SENT, { clientId: 'last' });
    const wrong = get(30_001, shown({ contacts: [] }), { clientId: 'last' });
    expect(failures(tell(lives))).to.deep.equal([]);
    expect(lastOf([...lives, last, wrong], 'created-is-readable')).to.equal('fail');
  });

  it('is not slowed down by long lists of strangers', () => {
    const items = numbers(20_000).map((number) => item(SENT, `stranger-${String(number)}`));
    const lists = numbers(5).map((step) => list(step + 2, [...items, item()]));
    expect(failures(tell([create(1), ...lists]))).to.deep.equal([]);
  });

  it('reports a list without its clients in bounded words', () => {
    const creates = numbers(2000).map((step) => create(step, SENT, { clientId: idOf(step) }));
    const told = tell([...creates, list(2001, [])]);
    expect(failures(told).length).to.equal(16);
  });

  it('looks for secrets in deep and odd answers without losing its way', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const odd = exchange({
      operation: 'getClient',
      status: 200,
      bytes: deep,
      id: 'e2',
      startedAt: 200,
      purpose: 'valid',
    });
    expect(failures(tell([create(1), odd]))).to.deep.equal([]);
  });
});
