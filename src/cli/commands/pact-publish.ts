import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'pact publish',
  args: { usage: '[files...]', least: 0, most: Infinity },
  summary: 'publishes pacts to a broker, under a version and a branch',
  details:
    'The broker and its credentials stand in PACT_BROKER_BASE_URL and PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME ' +
    'and PACT_BROKER_PASSWORD. Default files: contracts/pacts/*.json.',
  examples: ['pact publish --dry-run', 'pact publish --branch main --tag nightly'],
  run: async ({ settings, args, terminal, ports }) => {
    const { pactPublish } = await import('../../app/pact-publish.js');
    const { interruptible } = await import('../interruption.js');
    const { publishedText } = await import('../render/pact.js');
    return interruptible(terminal, async () => {
      terminal.out(publishedText(await pactPublish(args, settings, ports)));
      return 0;
    });
  },
});
