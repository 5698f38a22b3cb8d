import { expect } from 'chai';
import { environmentOf } from '../provider/environment.testing.js';
import { startProvider, type Provider } from '../provider/provider.js';
import command from '../cli/commands/token.js';
import type { Terminal } from '../cli/terminal.js';
import { codeOf } from './pact-verify.testing.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';
import { token } from './token.js';

describe('a token', () => {
  let provider: Provider;

  before(async () => {
    provider = await startProvider({ seeds: 1 });
  });

  after(async () => {
    await provider.close();
  });

  const asked = (variables: Readonly<Record<string, string>>) =>
    token(settingsOf('token', {}, variables));

  it('opens the list of clients', async () => {
    const { institution, partner } = provider.settings;
    const path = `/a/oidc-provider/api/v0/institutions/${institution}/partner-clients/${partner}`;
    const headers = { authorization: `Bearer ${await asked(environmentOf(provider))}` };
    expect((await fetch(provider.origin + path, { headers })).status).to.equal(200);
  });

  it('is the one at hand, where there is one', async () => {
    expect(
      await asked({ CONFORMANCE_TARGET: provider.origin, CONFORMANCE_TOKEN: 'abcdefghi' }),
    ).to.equal('abcdefghi');
  });

  it('is not to be had without credentials, or of the embedded provider', async () => {
    expect(await codeOf(() => asked({ CONFORMANCE_TARGET: provider.origin }))).to.equal(
      'credentials-missing',
    );
    expect(await codeOf(() => asked({}))).to.equal('target-incomplete');
  });

  it('goes to a terminal only where it is asked to show itself', async () => {
    const run = async (outIsTerminal: boolean, show?: boolean) => {
      let printed = '';
      const variables = { CONFORMANCE_TARGET: provider.origin, CONFORMANCE_TOKEN: 'abcdefghi' };
      const out = (text: string) => (printed += text);
      const terminal = { outIsTerminal, env: variables, out } as unknown as Terminal;
      const settings = settingsOf('token', show === undefined ? {} : { show }, variables);
      const ports = { ...SILENT, env: variables };
      const code = await codeOf(() => command.run({ settings, args: [], ports, terminal }));
      return code ?? printed;
    };
    expect([await run(true), await run(true, true), await run(false)]).to.deep.equal([
      'usage',
      'abcdefghi\n',
      'abcdefghi\n',
    ]);
  });
});
