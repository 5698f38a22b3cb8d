import { defineCommand } from '../command.js';
import { portsOf } from '../ports.js';
import { tellJudged } from '../render/judged.js';

export default defineCommand({
  name: 'pact check',
  args: { usage: '[files...]', least: 0, most: Infinity },
  summary: 'judges pacts against the document; needs no server',
  details:
    'Default files: contracts/pacts/*.json. Prints the formats on standard output (default: console), and writes ' +
    'their files too where --reports names a folder.',
  examples: ['pact check', 'pact check console.json --format json'],
  run: async ({ input, args, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { pactCheck } = await import('../../app/pact-check.js');
    const settings = settingsOf('pact check', input, terminal.env);
    const outcome = await pactCheck(args, settings, portsOf(terminal, input));
    return tellJudged(outcome, terminal, input.quiet);
  },
});
