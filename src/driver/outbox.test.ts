import { expect } from 'chai';
import { EMPTY_BODY } from '../model/body.js';
import { Exchange } from '../model/exchange.js';
import { NO_HEADERS } from '../model/http/headers.js';
import type { Batch } from '../model/source.js';
import { Outbox } from './outbox.js';

const exchange = (id: string): Exchange =>
  new Exchange({
    id,
    source: 'live',
    startedAt: 0,
    endedAt: 0,
    request: {
      method: 'GET',
      origin: 'http://127.0.0.1:1',
      target: '/',
      headers: NO_HEADERS,
      body: EMPTY_BODY,
    },
  });

/** What a batch holds, in a word. */
const wordOf = ({ exchanges, isQuiet, cutShort }: Batch): string =>
  exchanges?.map(({ id }) => id).join(' ') ?? (isQuiet ? 'quiet' : (cutShort ?? ''));

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the outbox', () => {
  let outbox: Outbox;
  let told: string[];
  /** Takes whatever comes. */
  const listen = async () => {
    for await (const batch of outbox) told.push(wordOf(batch));
  };

  beforeEach(() => {
    outbox = new Outbox();
    told = [];
  });

  it('keeps an exchange until a later one has ended', async () => {
    void listen();
    const first = outbox.started();
    first(exchange('e1'));
    await settle();
    expect(told).to.deep.equal([]);
    const second = outbox.started();
    await settle();
    expect(told).to.deep.equal([]);
    second(exchange('e2'));
    await settle();
    expect(told).to.deep.equal(['e1']);
  });

  it('hands over in order of start, whenever an exchange ends', async () => {
    const ends = ['e1', 'e2', 'e3'].map((id) => ({ id, end: outbox.started() }));
    for (const { id, end } of [...ends].reverse()) end(exchange(id));
    outbox.close();
    await listen();
    expect(told).to.deep.equal(['e1', 'e2', 'e3']);
  });

  it('is not held up by a request of which nothing came', async () => {
    const [first, second] = [outbox.started(), outbox.started()];
    second(exchange('e2'));
    first();
    outbox.close();
    await listen();
    expect(told).to.deep.equal(['e2']);
  });

  it('hands over all that has ended when it is flushed, and returns when the consumer asks for more', async () => {
    outbox.started()(exchange('e1'));
    const source = outbox[Symbol.asyncIterator]();
    const flushed = outbox.flush().then(() => told.push('flushed'));
    for (let turn = 0; turn < 2; turn += 1) {
      const { value } = await source.next();
      if (value) told.push(wordOf(value));
      await settle();
    }
    expect(told).to.deep.equal(['e1', 'quiet']);
    void source.next();
    await flushed;
    expect(told).to.deep.equal(['e1', 'quiet', 'flushed']);
  });

  it('does not say that all is quiet while a request is under way', async () => {
    outbox.started()(exchange('e1'));
    outbox.started();
    outbox.started()(exchange('e3'));
    void listen();
    await outbox.flush();
    expect(told).to.deep.equal(['e1']);
  });

  it('lets nobody wait for a consumer that has gone', async () => {
    outbox.put({ cutShort: 'x' });
    for await (const batch of outbox) {
      told.push(wordOf(batch));
      break;
    }
    await outbox.flush();
    expect(told).to.deep.equal(['x']);
  });

  it('lets nobody wait for a consumer that goes meanwhile', async () => {
    const flushed = outbox.flush();
    for await (const batch of outbox) {
      told.push(wordOf(batch));
      break;
    }
    await flushed;
    expect(told).to.deep.equal(['quiet']);
  });
});
