import { isObject, membersOf as everyMember } from '../../model/json/walk.js';
import { statesOf } from '../file/pact.js';
import type { ProviderState } from '../provider-states.js';
import type { Fields } from '../file/json.js';
import { quoted, textOf, type PactFinding } from './shape.js';

/** A state that nobody can build is only a warning to Pact, and a value that no state gives keeps its example. */
export const stateFindings = (
  interaction: Fields,
  at: string,
  known: readonly ProviderState[],
): readonly PactFinding[] => {
  const byName = new Map(known.map((state) => [state.name, state]));
  const named = statesOf(interaction);
  const findings = named.flatMap((state, index) =>
    stateFinding(state, byName.get(state.name ?? ''), `${at}/providerStates/${index}`),
  );
  const provided = new Set(named.flatMap(({ name }) => byName.get(name ?? '')?.provides ?? []));
  const missing = [...wanted(interaction)].filter(([, name]) => !provided.has(name));
  return [
    ...findings,
    ...missing.map(([pointer, name]) => ({
      ...{ rule: 'value-not-provided' as const, at: `${at}${pointer}` },
      says: `no state of the interaction provides ${quoted(name)}`,
    })),
  ];
};

const stateFinding = (
  { name = '', params }: ReturnType<typeof statesOf>[number],
  state: ProviderState | undefined,
  at: string,
): readonly PactFinding[] => {
  if (!state)
    return [{ rule: 'state-unknown', at, says: `no handler knows the state ${quoted(name)}` }];
  return Object.keys(params)
    .filter((each) => !state.parameters.includes(each))
    .map((each) => ({
      ...{ rule: 'state-parameter-unknown' as const, at },
      says: `the state ${quoted(name)} has no parameter ${quoted(each)}`,
    }));
};

/** The names in the expressions of an interaction's generators, each with its place. */
function* wanted(interaction: Fields): Generator<readonly [string, string]> {
  for (const { pointer, value } of everyMember(interaction)) {
    if (!isObject(value) || value.type !== 'ProviderState') continue;
    if (!/^\/(?:request|response)\/generators\//.test(pointer)) continue;
    const expression = textOf(value.expression);
    const names = [...expression.matchAll(/\$\{([^{}$]*)\}/g)].map(([, name = '']) => name);
    const all = names.length > 0 || expression.includes('$') ? names : [expression];
    for (const name of all) yield [pointer, name];
  }
}
