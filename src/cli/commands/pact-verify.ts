import { conductVerify, type VerifyOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { hooksOf } from '../hooks.js';
import { driving, judging } from '../options.js';

const OF_RUN =
  /^--(target|institution|partner|rate|timeout|max-duration|record|fault|allow-[a-z-]+|journal)\b/;

export default defineCommand<Omit<VerifyOptions, 'files'>>({
  name: 'pact verify',
  args: '[files...]',
  summary: 'verifies pacts against a target, with provider states built through its API',
  details:
    'The default target is embedded: it judges the suite, not the vendor. Institution, partner and client ids of a ' +
    "pact are placeholders: requests go to the target's own. A state that cannot be built without touching clients " +
    'of others is left out, and the command exits 3. Default files: contracts/pacts/*.json.',
  options: [
    ...driving.filter(({ flags }) => OF_RUN.test(flags)),
    { flags: '--publish', summary: 'publish the results to the broker of PACT_BROKER_BASE_URL' },
    {
      flags: '--provider-version <version>',
      summary: "version of the provider (default: the document's hash and the day in UTC)",
    },
    { flags: '--provider-branch <name>', summary: 'branch of the provider' },
    { flags: '--build-url <url>', summary: 'where the verification is seen' },
    {
      flags: '--consumer-version <version>',
      summary: 'version of the consumer whose pact gets the results (default: the latest)',
    },
    ...judging,
  ],
  run: async ({ options, args, terminal }) => {
    const { exit, error } = await conductVerify(
      { ...options, files: args },
      hooksOf(terminal, options),
    );
    if (error) terminal.complain(error);
    return exit;
  },
});
