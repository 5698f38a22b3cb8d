import { expect } from 'chai';
import { failure } from '../broker/failure.testing.js';
import { outcomeOf } from './outcome.js';

const verified = {
  ...{ errors: [], pendingErrors: [], notices: [], output: [], result: true },
  interactionResults: [{ description: 'a', duration: '1ms', result: 'OK' }],
};

const mismatch = (mismatches: readonly object[]) => ({
  ...{ interaction: 'a', mismatch: { type: 'mismatches', mismatches } },
});

const outcome = (change: object) => outcomeOf(JSON.stringify({ ...verified, ...change }));

describe("the result of Pact's verifier", () => {
  it('is verified where it verified one interaction', () => {
    expect(outcome({})).to.deep.equal({ outcome: 'verified' });
  });

  it('is nothing where no interaction was verified', () => {
    const nothing = { outcome: 'unclear', words: 'it verified nothing' };
    expect(outcome({ interactionResults: [] })).to.deep.equal(nothing);
    expect(outcome({ result: false })).to.deep.equal(nothing);
    expect(outcome({ interactionResults: [{ result: 'Error' }] })).to.deep.equal(nothing);
  });

  it('is a failure with the places of all mismatches', () => {
    const found = [
      { type: 'StatusMismatch', mismatch: 'expected 204 but was 200' },
      { type: 'HeaderMismatch', key: 'Content-Type', mismatch: 'another' },
      { type: 'BodyMismatch', path: '$.name', mismatch: 'no text' },
    ];
    expect(outcome({ errors: [mismatch(found)], result: false })).to.deep.equal({
      outcome: 'failed',
      mismatches: [
        { at: 'response.status', shape: 'StatusMismatch', words: 'expected 204 but was 200' },
        { at: 'response.headers/content-type', shape: 'HeaderMismatch', words: 'another' },
        { at: 'response.body', shape: 'BodyMismatch $.name', words: '$.name: no text' },
      ],
    });
  });

  it('is a failure where only pending interactions failed', () => {
    const pendingErrors = [mismatch([{ type: 'StatusMismatch', mismatch: 'other' }])];
    expect(outcome({ pendingErrors }).outcome).to.equal('failed');
  });

  it('is unclear, with its words, where it got no answer', () => {
    const errors = [{ interaction: 'a', mismatch: { type: 'error', message: 'no route' } }];
    expect(outcome({ errors, result: false })).to.deep.equal({
      ...{ outcome: 'unclear', words: 'no route' },
    });
  });

  it('is an error of ours where it is no JSON', async () => {
    expect((await failure(() => outcomeOf('thread panicked')))?.code).to.equal('verifier-failed');
  });
});
