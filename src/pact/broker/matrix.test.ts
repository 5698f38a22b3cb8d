import { expect } from 'chai';
import { answerOf } from './matrix.js';

const row = (success: boolean | null) => ({
  consumer: { name: 'console', version: { number: '1' } },
  provider: { name: 'api', version: success === null ? null : { number: '2' } },
  verificationResult: success === null ? null : { success },
});

const matrix = (summary: object, rows: readonly object[] = [row(true)]) =>
  JSON.stringify({ summary, notices: [], matrix: rows });

const shown = (success: boolean | null) => ({
  consumer: 'console',
  consumerVersion: '1',
  provider: 'api',
  providerVersion: success === null ? null : '2',
  success,
});

describe("the broker's matrix", () => {
  it('says yes where the summary says so', () => {
    expect(answerOf(matrix({ deployable: true, reason: 'All is well' }))).to.deep.equal({
      deployable: true,
      reason: 'All is well',
      rows: [shown(true)],
    });
  });

  it('says no where the summary says so', () => {
    expect(answerOf(matrix({ deployable: false, reason: 'No' }, [row(false)]))).to.deep.equal({
      deployable: false,
      reason: 'No',
      rows: [shown(false)],
    });
  });

  it('is unknown where the summary says null', () => {
    expect(answerOf(matrix({ deployable: null, reason: 'Wait' }, [row(null)]))).to.deep.equal({
      deployable: 'unknown',
      reason: 'Wait',
      rows: [shown(null)],
    });
  });

  it('is no yes where its own rows contradict it', () => {
    const answer = answerOf(matrix({ deployable: true, reason: 'Yes' }, [row(true), row(false)]));
    expect([answer?.deployable, answer?.reason]).to.deep.equal([
      'unknown',
      'the broker says yes, and shows a failed verification',
    ]);
  });

  it('shows a stranger no way to the terminal', () => {
    const answer = answerOf(matrix({ deployable: false, reason: '\u001b[2J::error::owned' }));
    expect(answer?.reason).to.equal('\\x1b[2J:\\x3aerror:\\x3aowned');
  });

  const nonsense = {
    'an empty object': '{}',
    'a page': '<html>deployable: true</html>',
    nothing: '',
    'a yes in words': matrix({ deployable: 'true' }),
    'a yes without a matrix': JSON.stringify({ summary: { deployable: true } }),
    'a list': '[{"summary":{"deployable":true}}]',
    'a summary that is inherited': '{"__proto__":{"summary":{"deployable":true},"matrix":[]}}',
    'two answers': `${matrix({ deployable: true })}${matrix({ deployable: true })}`,
  };
  for (const [what, text] of Object.entries(nonsense)) {
    it(`is no answer where it is ${what}`, () => {
      expect(answerOf(text)).to.equal(undefined);
    });
  }
});
