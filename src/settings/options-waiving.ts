import { flag, list, matching, text } from './kind.js';
import { option } from './option.js';

/** Findings that are accepted for a time. */
export const waiving = {
  owner: option(text('name'), { help: 'who sees to what is waived' }),
  reason: option(text('text'), { help: 'why it may stay for a time' }),
  expires: option(
    matching('day', { pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2027-01-31', '2027-06-30'] }),
    {
      help: 'the last day on which it is waived, UTC',
    },
  ),
  waivedFingerprints: option(list('list'), {
    help: 'only the findings, or the changes, with these fingerprints',
    as: 'fingerprint',
  }),
  waivedChecks: option(list('list'), { help: 'only the findings of these checks', as: 'check' }),
  waivedOperations: option(list('list'), {
    help: 'only what is of these operations',
    as: 'operation',
  }),
  waivedTarget: option(text('name'), {
    help: 'write waivers that hold for this target only, the one of the report',
    as: 'target',
  }),
  all: option(flag, { help: 'everything that fails' }),
  prune: option(flag, {
    help: 'take out waivers that have expired, or that the report calls unused',
  }),
};
