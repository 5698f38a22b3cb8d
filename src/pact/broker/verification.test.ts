import { expect } from 'chai';
import { failure } from './failure.testing.js';
import { folder, type Folder } from './pact.testing.js';
import { readVerification } from './verification.js';

const REPORT = {
  schemaVersion: '1',
  complete: true,
  verdict: 'conforms',
  run: { command: 'pact verify', target: 'tenant', startedAt: '2026-01-02T03:04:05Z' },
  document: { sha256: 'd' },
  pacts: [
    {
      file: 'a.json',
      sha256: 'a',
      consumer: 'c',
      provider: 'p',
      interactions: [{ description: 'd', states: [], outcome: 'verified', reason: '' }],
    },
  ],
};

describe('a report of a verification', () => {
  let place: Folder;
  beforeEach(() => {
    place = folder();
  });
  afterEach(() => {
    place.remove();
  });

  const read = (report: unknown) => readVerification(place.write('r.json', JSON.stringify(report)));

  it('is read with what it says of each pact', () => {
    expect(read(REPORT)).to.deep.equal({
      command: 'pact verify',
      target: 'tenant',
      startedAt: '2026-01-02T03:04:05Z',
      verdict: 'conforms',
      documentSha256: 'd',
      pacts: REPORT.pacts,
    });
  });

  it('is undefined where there is none', () => {
    expect(readVerification(`${place.path}/none.json`)).to.equal(undefined);
  });

  it('may be that of another command, without pacts', () => {
    expect(read({ ...REPORT, pacts: undefined })?.pacts).to.deep.equal([]);
  });

  const wrong = {
    'it is not whole': { ...REPORT, complete: false },
    'it is of another version': { ...REPORT, schemaVersion: '2' },
    'it has no run': { ...REPORT, run: null },
    'an outcome is unheard of': {
      ...REPORT,
      pacts: [
        { ...REPORT.pacts[0], interactions: [{ description: 'd', states: [], outcome: 'ok' }] },
      ],
    },
    'it is a list': [],
  };
  for (const [what, report] of Object.entries(wrong)) {
    it(`is refused where ${what}`, async () => {
      expect((await failure(() => read(report)))?.code).to.equal('report-invalid');
    });
  }

  it('is refused where it is cut off', async () => {
    const file = place.write('r.json', JSON.stringify(REPORT).slice(0, -5));
    expect((await failure(() => readVerification(file)))?.code).to.equal('report-invalid');
  });
});
