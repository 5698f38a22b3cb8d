import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'pact verify',
  args: { usage: '[files...]', least: 0, most: Infinity },
  summary: 'verifies pacts against a target, with provider states built through its API',
  details:
    'The default target is embedded: it judges the suite, not the vendor. Institution, partner and client ids of a ' +
    "pact are placeholders: requests go to the target's own. A state that cannot be built without touching clients " +
    'of others is left out, and the command exits 3. Default files: contracts/pacts/*.json; with --from-broker the pacts ' +
    'that the broker selects.',
  examples: [
    'pact verify',
    'pact verify --target sandbox --allow-mutations --publish',
    'pact verify --from-broker --provider-name clients --enable-pending --target sandbox --allow-mutations',
  ],
  run: async ({ settings, args, terminal, ports }) => {
    const { pactVerify } = await import('../../app/pact-verify.js');
    const { verifiedLines } = await import('../render/pact.js');
    const { tellJudged } = await import('../render/judged.js');
    const outcome = await pactVerify(args, settings, ports);
    for (const line of verifiedLines(outcome, settings.values.quiet)) terminal.note(line);
    return tellJudged(outcome, terminal, settings.values.quiet);
  },
});
