import { plainName } from '../pact/broker/revision.js';
import { brokerSettings, type BrokerSettings } from '../pact/broker/settings.js';
import { askedPact, type AskedPact, namedIn } from '../pact/verify/asked.js';
import { STATE_NAMES } from '../pact/verify/state.js';
import { appError } from './errors.js';
import { terminal } from '../model/escape.js';
import { operationAt } from '../model/operation.js';
import type { Judging } from './judging.js';
import { pactsIn, PACTS } from './pact-files.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';

type Values = Settings<'pact verify'>['values'];

/** The pacts of files; of none: all of `contracts/pacts`. Throws `state-unknown`. */
export const pactsOf = (files: readonly string[]): readonly AskedPact[] => {
  const pacts = (files.length > 0 ? files : pactsIn(PACTS)).map(askedPact);
  for (const { file, asked } of pacts)
    for (const { name } of asked.flatMap(({ states }) => states))
      if (!STATE_NAMES.includes(name))
        throw appError(
          'state-unknown',
          `the pact ${file} names the state "${terminal(name, 120)}"`,
          { next: `name one of ${STATE_NAMES.map((known) => `"${known}"`).join(', ')}` },
        );
  return pacts;
};

/** A broker would read that the whole pact was verified. */
export const refusePart = ({ publish, operation }: Values): void => {
  if (!publish || !operation) return;
  throw appError('usage', 'what --operation leaves out of a pact was not verified', {
    next: 'leave out --operation, or --publish',
  });
};

/** The broker, where one is asked. Throws `usage`. */
export const brokerOf = (values: Values, { env }: Ports): BrokerSettings | undefined => {
  for (const [value, what] of [
    [values.providerVersion, 'provider version'],
    [values.providerBranch, 'provider branch'],
    [values.buildUrl, 'build URL'],
    [values.consumerVersion, 'consumer version'],
  ] as const)
    if (value !== undefined) plainName(value, what);
  if (!values.publish && !values.fromBroker) return undefined;
  if (values.publish && values.target === 'embedded')
    throw appError(
      'usage',
      'results of the embedded provider say nothing about the vendor, and are not published',
      { next: 'name a target, or leave out --publish' },
    );
  return brokerSettings(env);
};

/** A pact without the interactions that are not asked for. */
export const ofOperations = (pact: AskedPact, only: Judging['only']): AskedPact => {
  if (!only) return pact;
  const isAsked = ({ method, path }: AskedPact['asked'][number]) => {
    const named = namedIn(path);
    return named !== undefined && only.includes(operationAt(method, named.clientId) ?? '');
  };
  const asked = pact.asked.filter(isAsked);
  const interactions = pact.interactions.filter((_, index) => {
    const own = pact.asked[index];
    return own !== undefined && isAsked(own);
  });
  return { ...pact, asked, interactions };
};
