import { expect } from 'chai';
import { contract, exchangeOf } from './example.testing.js';
import { located } from './place.js';

describe('the place of an observation', () => {
  const lines = new Map([
    ['#/paths', 1],
    ['#/paths/getClient', 2],
    ['#/paths/getClient/responses/404', 3],
    ['#/components/schemas', 4],
  ]);
  const document = {
    ...contract,
    locate: (pointer: string) => {
      const line = lines.get(pointer);
      return line === undefined ? undefined : { file: 'x.yaml', line, column: 1 };
    },
  };
  const seen = { at: 'response.status', expected: 'a', actual: 'b' };

  const lineOf = (clause: string, status = 200, target = '/clients/7', pointer?: string) => {
    const exchange = exchangeOf({ status, request: { target } });
    exchange.match = contract.match('GET', '', target);
    const observation = { ...seen, ...(pointer === undefined ? {} : { pointer }) };
    return located(observation, exchange, clause, document).position?.line;
  };

  it('is where its pointer leads', () => {
    expect(lineOf('#/paths', 200, '/clients/7', '#/components/schemas')).to.equal(4);
  });

  it('is the clause, where there is no pointer', () => {
    expect(lineOf('#/components/schemas')).to.equal(4);
  });

  it('is in the operation, where the clause speaks of any', () => {
    expect(lineOf('#/paths/*/*/responses/*/content', 404)).to.equal(3);
  });

  it('is one level above what the document does not hold', () => {
    expect(lineOf('#/paths/*/*/responses')).to.equal(2);
  });

  it('is the list of paths for a request of none', () => {
    expect(lineOf('#/paths/*', 404, '/elsewhere')).to.equal(1);
  });

  it('is nowhere in the document for a clause of a standard', () => {
    expect(lineOf('RFC 9110 §15.5.2')).to.equal(undefined);
  });

  it('stays as a check has given it', () => {
    const position = { file: 'y.yaml', line: 9, column: 9 };
    const observation = { ...seen, position };
    expect(located(observation, exchangeOf(), '#/paths', document)).to.equal(observation);
  });
});
