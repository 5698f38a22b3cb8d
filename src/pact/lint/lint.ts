import { interactionKey } from '../file/summary.js';
import { canonicalText } from '../canonical.js';
import { PROVIDER_STATES, type ProviderState } from '../provider-states.js';
import { contentFindings } from './content.js';
import { excessOf } from './limits.js';
import { matcherFindings } from './matchers.js';
import { regexTrial, type RegexTrial } from './regex.js';
import { listOf, type Fields } from '../file/json.js';
import { isObject } from '../../model/json/walk.js';
import { textOf, type PactFinding } from './shape.js';
import { statesOf } from '../file/pact.js';
import { stateFindings } from './states.js';
import { localThings } from './stability.js';

export type { PactFinding } from './shape.js';

/** More findings than that are of no use to anybody. */
const MOST_FINDINGS = 200;

/**
 * What in a pact of ours would pass in silence, though it agrees on less than it seems to, or on nothing.
 * Pure, and safe for any JSON value: what is too deep or too large is one finding and is not read.
 *
 * @param pact the parsed file (Pact specification 4)
 * @param states those that a verification has handlers for; by default ours
 * @returns nothing where there is nothing to say; at the most 200 findings, in the order of the file
 */
export const lintPact = (
  pact: unknown,
  states: readonly ProviderState[] = Object.values(PROVIDER_STATES),
): readonly PactFinding[] => {
  const excess = excessOf(pact);
  if (excess !== undefined) return [{ rule: 'beyond-limits', at: '', says: excess }];
  if (!isObject(pact)) return [{ rule: 'no-pact', at: '', says: 'the file holds no JSON object' }];
  const version = versionOf(pact);
  if (!version.startsWith('4'))
    return [
      {
        ...{ rule: 'other-specification', at: '/metadata/pactSpecification' },
        says: 'the rules of another version than 4 of the Pact specification are not read here',
      },
    ];
  const interactions = listOf(pact.interactions);
  if (interactions.length === 0)
    return [
      {
        rule: 'no-interactions',
        at: '/interactions',
        says: 'a pact without interactions is verified by any provider',
      },
    ];
  const trial = regexTrial();
  const each = interactions.flatMap((interaction, index) =>
    interactionFindings(interaction, `/interactions/${index}`, states, trial),
  );
  return [...each, ...twice(interactions), ...localThings(pact), ...unsorted(pact)].slice(
    0,
    MOST_FINDINGS,
  );
};

const versionOf = ({ metadata }: Fields): string => {
  const specification = isObject(metadata) ? metadata.pactSpecification : undefined;
  return isObject(specification) ? textOf(specification.version) : '';
};

const interactionFindings = (
  interaction: unknown,
  at: string,
  states: readonly ProviderState[],
  trial: RegexTrial,
): readonly PactFinding[] => {
  if (!isObject(interaction)) return [{ rule: 'no-interaction', at, says: 'it is no JSON object' }];
  const description = textOf(interaction.description);
  const findings = [...headFindings(interaction, description, at)];
  for (const part of ['request', 'response'] as const) {
    const message = interaction[part];
    const where = `${at}/${part}`;
    if (isObject(message))
      findings.push(...contentFindings(message, where), ...matcherFindings(message, where, trial));
    else findings.push({ rule: 'no-message', at: where, says: `there is no ${part}` });
  }
  findings.push(...stateFindings(interaction, at, states));
  return findings.map((finding) => ({ ...finding, interaction: description }));
};

const headFindings = (interaction: Fields, description: string, at: string): PactFinding[] => {
  const findings: PactFinding[] = [];
  if (description.trim() === '')
    findings.push({
      rule: 'no-description',
      at,
      says: 'nobody can tell this interaction from others',
    });
  if (interaction.pending === true)
    findings.push({
      rule: 'pending',
      at: `${at}/pending`,
      says: 'a failure of a pending interaction fails nothing',
    });
  if (interaction.type !== 'Synchronous/HTTP')
    findings.push({ rule: 'no-http', at: `${at}/type`, says: 'it is no exchange over HTTP' });
  return findings;
};

/** Pact overwrites an earlier interaction of the same name without a word. */
const twice = (interactions: readonly unknown[]): readonly PactFinding[] => {
  const seen = new Set<string>();
  return interactions.flatMap((interaction, index) => {
    if (!isObject(interaction)) return [];
    const description = textOf(interaction.description);
    const names = statesOf(interaction).map(({ name = '' }) => name);
    const key = interactionKey({ description, states: names.sort() });
    const isTwice = seen.has(key);
    seen.add(key);
    const says = 'an earlier interaction has the same description and the same states';
    return isTwice
      ? [
          {
            rule: 'named-twice' as const,
            at: `/interactions/${index}`,
            interaction: description,
            says,
          },
        ]
      : [];
  });
};

const unsorted = (pact: Fields): readonly PactFinding[] =>
  JSON.stringify(pact, undefined, 2) === canonicalText(pact).trimEnd()
    ? []
    : [
        {
          ...{ rule: 'unsorted', at: '' },
          says: 'members, interactions or metadata are not as `npm run pacts` writes them: the next run would change the file',
        },
      ];
