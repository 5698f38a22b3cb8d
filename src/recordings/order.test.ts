import { expect } from 'chai';
import { Exchange } from '../model/exchange.js';
import { entry, one } from './entry.testing.js';
import { StartOrder } from './order.js';

describe('the order of starts', () => {
  const { request } = one(entry);
  const at = (startedAt: number, id: string) =>
    new Exchange({ id, source: 'har', startedAt, endedAt: startedAt, request });
  const ids = (exchanges: readonly Exchange[]) => exchanges.map(({ id }) => id);

  it('gives out what began before what is still to come', () => {
    const order = new StartOrder();
    order.add([at(3, 'c'), at(1, 'a'), at(2, 'b')], 0);
    expect(ids(order.take(3, 0))).to.deep.equal(['a', 'b', 'c']);
  });

  it('holds what began when something of an earlier file still may', () => {
    const order = new StartOrder();
    order.add([at(3, 'c')], 1);
    expect(ids(order.take(3, 0))).to.deep.equal([]);
    expect(ids(order.take(3, 1))).to.deep.equal(['c']);
  });

  it('holds nothing of entries that all began in one instant', () => {
    const order = new StartOrder(13_000);
    for (let part = 0; part < 9; part += 1) {
      order.add([at(7, 'a'), at(7, 'b')], 0);
      expect(ids(order.take(7, 0))).to.deep.equal(['a', 'b']);
    }
  });

  it('gives up where more is out of order than it may hold', () => {
    const order = new StartOrder(13_000);
    order.add([at(9, 'a'), at(9, 'b'), at(9, 'c'), at(9, 'd'), at(9, 'e')], 0);
    expect(() => order.take(1, 0)).to.throw('stand behind others that began later');
  });
});
