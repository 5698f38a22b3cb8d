import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'pact check',
  args: { usage: '[files...]', least: 0, most: Infinity },
  summary: 'judges pacts against the document; needs no server',
  details:
    'Default files: contracts/pacts/*.json. Prints the formats on standard output (default: console), and writes ' +
    'their files too where --reports names a folder.',
  examples: ['pact check', 'pact check console.json --format json'],
  run: async ({ settings, args, terminal, ports }) => {
    const { pactCheck } = await import('../../app/pact-check.js');
    const { tellJudged } = await import('../render/judged.js');
    return tellJudged(await pactCheck(args, settings, ports), terminal, settings.values.quiet);
  },
});
