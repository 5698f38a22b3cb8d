import { expect } from 'chai';
import { newRegistry } from '../../registry/registry.testing.js';
import type { Exchange } from '../../model/exchange.js';
import { exchange, type ExampleInit } from '../_examples.js';
import monitor from './validator-after-put-is-current.js';

const judge = (...exchanges: readonly Exchange[]): Readonly<Record<string, string>> => {
  const said: Record<string, string> = {};
  const settings = { consistencySeconds: 5, pins: {}, pin: () => undefined };
  const run = monitor.start({ settings, history: newRegistry() }, (each, verdict) => {
    said[each.id] = verdict.outcome === 'fail' ? verdict.observations[0].actual : verdict.outcome;
  });
  for (const each of exchanges) run.judge(each);
  run.finish();
  return said;
};

const at = (startedAt: number, operation: ExampleInit['operation'], etag?: string, status = 200) =>
  exchange({
    operation,
    status,
    startedAt,
    id: `${operation} ${startedAt}`,
    headers: etag === undefined ? {} : { etag },
  });

describe('validator-after-put-is-current', () => {
  it('says what the next read showed instead', () => {
    expect(judge(at(0, 'updateClient', '"a"', 204), at(20, 'getClient', '"b"'))).to.deep.equal({
      'updateClient 0': 'another one',
      'getClient 20': 'not-applicable',
    });
    expect(judge(at(0, 'updateClient', '"a"', 204), at(20, 'getClient'))).to.include({
      'updateClient 0': 'one that the next read does not show',
    });
  });

  it('waits for a read that began after the update was answered', () => {
    const story = [
      at(0, 'updateClient', '"b"', 204),
      at(5, 'getClient', '"a"'),
      at(20, 'getClient', '"b"'),
    ];
    expect(judge(...story)).to.include({ 'updateClient 0': 'pass' });
  });

  it('cannot tell where another change, or nothing, followed', () => {
    const changed = [
      at(0, 'updateClient', '"b"', 204),
      at(20, 'deleteClient', undefined, 204),
      at(40, 'getClient', '"z"'),
    ];
    expect(judge(...changed)).to.include({ 'updateClient 0': 'could-not-tell' });
    expect(judge(at(0, 'updateClient', '"b"', 204))).to.deep.equal({
      'updateClient 0': 'could-not-tell',
    });
  });

  it('does not speak of an update that was refused', () => {
    expect(judge(at(0, 'updateClient', '"b"', 400))).to.deep.equal({
      'updateClient 0': 'not-applicable',
    });
  });

  it('compares a tag of a megabyte of dashes', () => {
    const tag = `"${'-'.repeat(1_000_000)}x"`;
    const changed = [at(0, 'updateClient', tag, 204), at(20, 'getClient', tag)];
    expect(judge(...changed)).to.include({ 'updateClient 0': 'pass' });
  });
});
