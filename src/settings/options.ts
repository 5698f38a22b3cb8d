import { changes } from './options-changes.js';
import { credentials } from './options-credentials.js';
import { driving } from './options-driving.js';
import { judging } from './options-judging.js';
import { pact } from './options-pact.js';
import { process } from './options-process.js';
import { sent } from './options-values.js';
import { waiving } from './options-waiving.js';
import type { Option } from './option.js';

export type { Option } from './option.js';

/**
 * Every option of every command. Flags, help, variables, the schema of the configuration and its page are
 * made of this table, and `resolve` reads by it: a flag beats the environment, which beats the file.
 */
export const OPTIONS = {
  ...judging,
  ...driving,
  ...sent,
  ...credentials,
  ...process,
  ...pact,
  ...changes,
  ...waiving,
} satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;
