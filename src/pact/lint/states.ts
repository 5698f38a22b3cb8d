import { membersOf as everyMember } from '../../model/json/walk.js';
import type { ProviderState } from '../provider-states.js';
import {
  isFields,
  listOf,
  membersOf,
  quoted,
  textOf,
  type Fields,
  type PactFinding,
} from './shape.js';

interface Named {
  readonly name: string;
  readonly parameters: readonly string[];
}

/** The states of an interaction, and the names of the parameters that it gives them. */
export const statesOf = ({ providerStates }: Fields): readonly Named[] =>
  listOf(providerStates).map((state) => ({
    name: isFields(state) ? textOf(state.name) : '',
    parameters: isFields(state) ? membersOf(state.params).map(([name]) => name) : [],
  }));

/** A state that nobody can build is only a warning to Pact, and a value that no state gives keeps its example. */
export const stateFindings = (
  interaction: Fields,
  at: string,
  known: readonly ProviderState[],
): readonly PactFinding[] => {
  const byName = new Map(known.map((state) => [state.name, state]));
  const named = statesOf(interaction);
  const findings = named.flatMap((state, index) =>
    stateFinding(state, byName.get(state.name), `${at}/providerStates/${index}`),
  );
  const provided = new Set(named.flatMap(({ name }) => byName.get(name)?.provides ?? []));
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
  { name, parameters }: Named,
  state: ProviderState | undefined,
  at: string,
): readonly PactFinding[] => {
  if (!state)
    return [{ rule: 'state-unknown', at, says: `no handler knows the state ${quoted(name)}` }];
  return parameters
    .filter((each) => !state.parameters.includes(each))
    .map((each) => ({
      ...{ rule: 'state-parameter-unknown' as const, at },
      says: `the state ${quoted(name)} has no parameter ${quoted(each)}`,
    }));
};

/** The names in the expressions of an interaction's generators, each with its place. */
function* wanted(interaction: Fields): Generator<readonly [string, string]> {
  for (const { pointer, value } of everyMember(interaction)) {
    if (!isFields(value) || value.type !== 'ProviderState') continue;
    if (!/^\/(?:request|response)\/generators\//.test(pointer)) continue;
    const expression = textOf(value.expression);
    const names = [...expression.matchAll(/\$\{([^{}$]*)\}/g)].map(([, name = '']) => name);
    const all = names.length > 0 || expression.includes('$') ? names : [expression];
    for (const name of all) yield [pointer, name];
  }
}
