import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox } from './spawn.testing.js';

const LIBRARY = new URL('../../bundle/index.js', import.meta.url).href;

/** @param fails the example that must fail */
const module = (fails: number): string => `
import { defineCheck, fail, PASS } from '${LIBRARY}';
const answer = (status) => ({ operation: 'getClient', response: { status, headers: {}, body: '' } });
export default [
  defineCheck({
    id: 'acme-answers-200',
    severity: 'error',
    clause: 'guideline 1',
    title: 'A get answers 200.',
    why: 'The console knows no other.',
    fix: 'Answer 200.',
    looksAt: { parts: ['response.status'], operations: ['getClient'] },
    examples: { pass: [answer(200)], fail: [answer(${fails})] },
    evaluate: ({ response }) =>
      response.status === 200
        ? PASS
        : fail({ at: 'response.status', expected: '200', actual: String(response.status) }),
  }),
];
`;

describe('checks --test', () => {
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  const tried = async (fails: number, ...more: readonly string[]) => {
    writeFileSync(join(sandbox.folder, 'acme.mjs'), module(fails));
    writeFileSync(
      join(sandbox.folder, 'conformance.yaml'),
      'settings: { ownChecks: [acme.mjs] }\n',
    );
    return sandbox.run(['checks', '--test', ...more]);
  };

  it('exits 0 where each example is as it must be, and tells of each', async () => {
    const { code, stdout } = await tried(201, '--format', 'json');
    expect([code, JSON.parse(stdout)]).to.deep.equal([
      0,
      [
        { check: 'acme-answers-200', module: 'acme.mjs', must: 'pass', number: 1 },
        { check: 'acme-answers-200', module: 'acme.mjs', must: 'fail', number: 1 },
      ],
    ]);
  });

  it('exits 1 where one is not, and says which and why', async () => {
    const { code, stdout } = await tried(200);
    expect(code, stdout).to.equal(1);
    expect(stdout).to.include(
      'wrong  acme-answers-200, example 1 that must fail: it does not fail',
    );
  });

  it('exits 2 where there is none to try', async () => {
    writeFileSync(join(sandbox.folder, 'conformance.yaml'), 'settings: {}\n');
    const { code, stderr } = await sandbox.run(['checks', '--test']);
    expect([code, stderr.includes('error[')]).to.deep.equal([2, true]);
  });
});
