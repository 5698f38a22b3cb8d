import type { PublishOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { orInterrupted } from '../interrupted.js';
import { publishedText } from '../render/pact.js';

export default defineCommand<Omit<PublishOptions, 'files'>>({
  name: 'pact publish',
  args: '[files...]',
  summary: 'publishes pacts to a broker, under a version and a branch',
  details:
    'The broker and its credentials stand in PACT_BROKER_BASE_URL and PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME ' +
    'and PACT_BROKER_PASSWORD. Default files: contracts/pacts/*.json.',
  options: [
    { flags: '--version <version>', summary: "version of the consumer (default: git's commit)" },
    {
      flags: '--branch <name>',
      summary: "branch of the consumer (default: git's, or the build's)",
    },
    { flags: '--build-url <url>', summary: "where the build is seen (default: the build's)" },
    { flags: '--tag <name>', summary: 'tag of the version', repeatable: true },
    { flags: '--dry-run', summary: 'print what would be published, send nothing' },
  ],
  run: async ({ options, args, terminal }) => {
    const { publish } = await import('../../app/index.js');
    return orInterrupted(terminal.interrupted, async () => {
      terminal.out(publishedText(await publish({ ...options, files: args }, terminal)));
      return 0;
    });
  },
});
