import { expect } from 'chai';
import { canIDeploy, recordDeployment } from './can-i-deploy.js';
import { ADDRESS, DUMP, fakeCli, printing } from './fake-cli.testing.js';
import { failure } from './failure.testing.js';

const QUESTION = { pacticipant: 'console', version: '1', environment: 'production' };
const said = (deployable: boolean | null) =>
  JSON.stringify({ summary: { deployable, reason: 'because' }, matrix: [] });

describe('asking whether a version may be deployed', () => {
  for (const [code, deployable, answer] of [
    [0, true, true],
    [1, true, true],
    [0, false, false],
    [1, false, false],
    [0, null, 'unknown'],
    [1, null, 'unknown'],
  ] as const) {
    it(`believes the JSON, ${String(deployable)}, and not the exit code, ${code}`, async () => {
      expect(await canIDeploy(QUESTION, printing(said(deployable), code))).to.deep.equal({
        deployable: answer,
        reason: 'because',
        rows: [],
      });
    });
  }

  it('is no yes where the command says nothing and exits 0', async () => {
    expect(await failure(() => canIDeploy(QUESTION, printing('{}')))).to.deep.equal({
      code: 'broker-answer-invalid',
      message: `the broker at ${ADDRESS} sends no answer that can be read`,
    });
  });

  it('asks for JSON about the version and the environment', async () => {
    const script = `${DUMP.replace('env: process.env, cmdline', '')}; process.exitCode = 1`;
    expect((await failure(() => canIDeploy(QUESTION, fakeCli(script))))?.message).to.include(
      '["broker","can-i-deploy","--pacticipant","console","--version","1","--to-environment","production","--output","json","--retries","2"]',
    );
  });

  it('refuses a name that the command would take for an option', async () => {
    const question = { ...QUESTION, pacticipant: '-x' };
    expect((await failure(() => canIDeploy(question, printing(said(true)))))?.code).to.equal(
      'usage',
    );
  });
});

describe('recording a deployment', () => {
  it('succeeds where the command does', async () => {
    expect(await failure(() => recordDeployment(QUESTION, printing('recorded')))).to.equal(
      undefined,
    );
  });

  it('fails where the command does', async () => {
    const cli = printing("❌ Request to pact broker path '/x' failed: 404 Not Found.", 1);
    expect((await failure(() => recordDeployment(QUESTION, cli)))?.code).to.equal(
      'broker-not-found',
    );
  });

  it('refuses a version that would be cut off', async () => {
    const question = { ...QUESTION, version: 'feat/a#1' };
    expect((await failure(() => recordDeployment(question, printing(''))))?.code).to.equal('usage');
  });
});
