import check from './commands/check.js';
import checks from './commands/checks.js';
import cleanup from './commands/cleanup.js';
import diff from './commands/diff.js';
import doctor from './commands/doctor.js';
import init from './commands/init.js';
import lint from './commands/lint.js';
import pactCanIDeploy from './commands/pact-can-i-deploy.js';
import pactCanIMerge from './commands/pact-can-i-merge.js';
import pactCheck from './commands/pact-check.js';
import pactPublish from './commands/pact-publish.js';
import pactVerify from './commands/pact-verify.js';
import provider from './commands/provider.js';
import report from './commands/report.js';
import run from './commands/run.js';
import token from './commands/token.js';
import trend from './commands/trend.js';
import waive from './commands/waive.js';
import type { AnyCommand } from './command.js';

/** Every command, in the order of the help. */
export const commands: readonly AnyCommand[] = [
  run,
  check,
  diff,
  trend,
  waive,
  lint,
  provider,
  cleanup,
  pactCheck,
  pactVerify,
  pactPublish,
  pactCanIDeploy,
  pactCanIMerge,
  init,
  doctor,
  token,
  report,
  checks,
];
