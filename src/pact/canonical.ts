import { isObject } from '../model/json/walk.js';

/**
 * A pact in the one order that it is kept in: members by name, interactions by description, and of the metadata only
 * the version of the specification, so that the same tests give the same bytes whatever library wrote them. The value
 * must be no deeper than the stack: `lintPact` says whether it is.
 */
export const canonicalPact = (pact: unknown): unknown => {
  const sorted = sort(pact);
  if (!isObject(sorted)) return sorted;
  const { interactions, metadata, ...rest } = sorted;
  return sort({
    ...rest,
    ...(Array.isArray(interactions) ? { interactions: interactions.toSorted(compare) } : {}),
    ...(isObject(metadata) ? { metadata: { pactSpecification: metadata.pactSpecification } } : {}),
  });
};

/** The bytes of a pact file, as text. */
export const canonicalText = (pact: unknown): string =>
  `${JSON.stringify(canonicalPact(pact), undefined, 2)}\n`;

const sort = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sort);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sort(member)]));
};

const compare = (a: unknown, b: unknown): number => {
  const [first, second] = [keyOf(a), keyOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
};

const keyOf = (interaction: unknown): string => {
  const description = isObject(interaction) ? interaction.description : undefined;
  return `${typeof description === 'string' ? description : ''}\n${JSON.stringify(interaction)}`;
};
