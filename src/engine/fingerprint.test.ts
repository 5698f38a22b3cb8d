import { expect } from 'chai';
import type { Observation } from '../model/finding.js';
import { steadyPlace } from './steady.js';
import { fingerprintOf, shapeOf } from './fingerprint.js';

const saw = (observation: Partial<Observation> = {}, operation: string | null = 'getClient') =>
  fingerprintOf('a-check', operation, {
    ...{ at: 'response.body/0/name', expected: 'x', actual: 'status 404' },
    ...observation,
  });

describe('a fingerprint', () => {
  it('is 16 hex digits, permanently', () => {
    expect(saw()).to.equal('079e06fd5998a909');
  });

  const same: Readonly<Record<string, Partial<Observation>>> = {
    'the index': { at: 'response.body/17/name' },
    'what was expected': { expected: 'y' },
    'the words, where a shape is given': { actual: 'z', shape: 'status 404' },
  };
  for (const [what, observation] of Object.entries(same)) {
    it(`does not depend on ${what}`, () => {
      expect(saw(observation)).to.equal(saw());
    });
  }

  const other: Readonly<Record<string, Partial<Observation>>> = {
    'the member': { at: 'response.body/0/other' },
    'the deviation': { actual: 'status 500' },
    'a severity of its own': { severity: 'warning' },
    'a ledger of its own': { ledger: 'gap' },
    'the side': { side: 'request' },
  };
  for (const [what, observation] of Object.entries(other)) {
    it(`depends on ${what}`, () => {
      expect(saw(observation)).not.to.equal(saw());
    });
  }

  it('depends on the operation', () => {
    expect(new Set([saw(), saw({}, 'listClients'), saw({}, null)]).size).to.equal(3);
  });

  it('passes over ids, times and large numbers', () => {
    const actual = (id: string, time: string, size: number) =>
      shapeOf({
        at: '',
        expected: '',
        actual: `client ${id} at ${time}, ${size} bytes, status 404`,
      });
    expect(
      actual('0f9d7c1e-2b3a-4c5d-8e6f-a1b2c3d4e5f6', '2026-01-01T10:00:00.5Z', 123456),
    ).to.equal('client {id} at {time}, {n} bytes, status 404');
  });

  it('passes over the mark of a run', () => {
    const shown = (mark: string) => shapeOf({ at: '', expected: '', actual: `the name ${mark}` });
    expect(shown('pccabcdefghijklmnop')).to.equal(shown('pccponmlkjihgfedcba'));
  });

  it('has stars for indexes and ids in a place', () => {
    expect(
      steadyPlace('response.body/clients/12/0f9d7c1e-2b3a-4c5d-8e6f-a1b2c3d4e5f6/name'),
    ).to.equal('response.body/clients/*/*/name');
  });
});
