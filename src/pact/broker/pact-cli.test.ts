import { expect } from 'chai';
import { ADDRESS, DUMP, fakeCli } from './fake-cli.testing.js';
import { failure } from './failure.testing.js';
import { pactBroker, shippedProgram } from './pact-cli.js';
import { accessSync, constants } from 'node:fs';

interface Dump {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cmdline: string;
}

const TOKEN = 'token-that-nobody-may-see';

const dump = async (): Promise<Dump> => {
  const { stdout } = await pactBroker(fakeCli(DUMP, { PACT_BROKER_TOKEN: TOKEN }), [
    'publish',
    '$(id); a b',
  ]);
  return JSON.parse(stdout) as Dump;
};

describe("running Pact's command", () => {
  it('finds a program that can be executed', () => {
    expect(() => {
      accessSync(shippedProgram().file, constants.X_OK);
    }).not.to.throw();
  });

  it('hands every argument on as it is, for no shell reads it', async () => {
    const { args } = await dump();
    expect(args).to.deep.equal(['broker', 'publish', '$(id); a b', '--retries', '2']);
  });

  it('puts the credentials into the environment', async () => {
    const { env } = await dump();
    expect([env.PACT_BROKER_TOKEN, env.PACT_BROKER_BASE_URL]).to.deep.equal([TOKEN, ADDRESS]);
  });

  it('puts no credentials into the list of arguments that everyone can read', async () => {
    const { cmdline, args } = await dump();
    expect(`${cmdline} ${args.join(' ')}`).not.to.include(TOKEN);
  });

  it('sends no usage data', async () => {
    expect((await dump()).env.PACT_DO_NOT_TRACK).to.equal('true');
  });

  it('ends a command that is too slow', async () => {
    const cli = fakeCli('setInterval(() => {}, 1000)', {}, 300);
    expect(await failure(() => pactBroker(cli, []))).to.deep.equal({
      code: 'broker-too-slow',
      message: `the broker at ${ADDRESS} did not answer within 0.3 s`,
    });
  });

  it('ends a command that prints without end', async () => {
    const endless = "const write = () => process.stdout.write('x'.repeat(1e6), write); write()";
    expect(await failure(() => pactBroker(fakeCli(endless), []))).to.deep.equal({
      code: 'broker-answer-invalid',
      message: 'the broker answers without end',
    });
  });

  it('ends a command that is interrupted', async () => {
    const abort = new AbortController();
    const cli = { ...fakeCli('setInterval(() => {}, 1000)'), signal: abort.signal };
    const call = failure(() => pactBroker(cli, []));
    abort.abort('SIGINT');
    expect(await call).to.deep.equal({
      code: 'broker-unreachable',
      message: 'interrupted before the broker answered',
    });
  });

  it('says so where the program does not start', async () => {
    const cli = { ...fakeCli(''), program: { file: '/nowhere/pact', args: [] } };
    expect(await failure(() => pactBroker(cli, []))).to.deep.equal({
      code: 'pact-cli-unusable',
      message: "Pact's command does not start",
    });
  });
});
