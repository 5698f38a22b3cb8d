import { plainName } from '../pact/broker/revision.js';
import type { Selection } from '../pact/broker/selection.js';
import { advisedSelectors, readSelectors } from '../pact/broker/selectors.js';
import type { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { Settings } from './settings.js';

type Values = Settings<'pact verify'>['values'];

/**
 * Which pacts a broker is asked for; undefined where files are verified. Throws `usage` where both are named, or what
 * the broker has to know is missing.
 */
export const selectionOf = (values: Values, files: readonly string[]): Selection | undefined => {
  const { consumerVersionSelector: texts, enablePending, includeWipPactsSince: wipSince } = values;
  if (!values.fromBroker) {
    const flag = selecting(values);
    if (flag === undefined) return undefined;
    throw usage(`${flag} says which pacts a broker is to hand out`, 'add --from-broker');
  }
  if (files.length > 0)
    throw usage('pacts come from files or from a broker', 'leave out the files, or --from-broker');
  if (values.consumerVersion !== undefined)
    throw usage(
      '--consumer-version is of a pact file',
      'name versions with --consumer-version-selector',
    );
  if (values.providerName === undefined)
    throw usage('a broker has to know whose pacts are wanted', 'add --provider-name');
  const branch = values.providerBranch;
  // Without a branch a broker answers that nothing is in progress, and says no word.
  if (wipSince !== undefined && branch === undefined)
    throw usage('work in progress is what a branch has not verified', 'add --provider-branch');
  return {
    provider: plainName(values.providerName, 'provider name'),
    selectors: texts === undefined ? advisedSelectors(branch) : readSelectors(texts, branch),
    branch,
    pending: enablePending,
    wipSince,
  };
};

const selecting = (values: Values): string | undefined => {
  if (values.consumerVersionSelector !== undefined) return '--consumer-version-selector';
  if (values.enablePending) return '--enable-pending';
  if (values.includeWipPactsSince !== undefined) return '--include-wip-pacts-since';
  return values.providerName === undefined ? undefined : '--provider-name';
};

const usage = (message: string, next: string): ConformanceError =>
  appError('usage', message, { next });
