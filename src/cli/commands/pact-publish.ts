import { defineCommand } from '../command.js';
import { interruptible } from '../interruption.js';
import { portsOf } from '../ports.js';
import { publishedText } from '../render/pact.js';

export default defineCommand({
  name: 'pact publish',
  args: { usage: '[files...]', least: 0, most: Infinity },
  summary: 'publishes pacts to a broker, under a version and a branch',
  details:
    'The broker and its credentials stand in PACT_BROKER_BASE_URL and PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME ' +
    'and PACT_BROKER_PASSWORD. Default files: contracts/pacts/*.json.',
  examples: ['pact publish --dry-run', 'pact publish --branch main --tag nightly'],
  run: async ({ input, args, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { pactPublish } = await import('../../app/pact-publish.js');
    const settings = settingsOf('pact publish', input, terminal.env);
    return interruptible(terminal, async () => {
      terminal.out(publishedText(await pactPublish(args, settings, portsOf(terminal))));
      return 0;
    });
  },
});
