import type { Profile } from '../../model/contract.js';
import type { Observation } from '../../model/finding.js';
import { MAPS, ruleAt } from './_rules.js';
import type { PactRule, PactTerms } from '../../model/pact/terms.js';
import { pointer, tokens, valueAt } from '../../model/json/pointer.js';
import { jsonType } from '../../model/json/walk.js';
import { variant } from './_variant.js';
import { at, nodeAt, spotsOf, type Example, type Spot } from './_body.js';
import { ANYTHING } from './_candidates.js';
import { variantMember } from './_variants.js';
import { surelyAccepts } from '../_parts.js';

const has = (
  rules: readonly PactRule[],
  path: readonly string[],
  kinds: ReadonlySet<string>,
): boolean => ruleAt(rules, path)?.matchers.some(({ kind }) => kinds.has(kind)) ?? false;

const SOME_ITEMS: ReadonlySet<string> = new Set(['array-contains']);

/** The places that the pact compares; of a list that is to contain something it says which item only. */
export const comparedSpots = (example: Example, rules: readonly PactRule[]): readonly Spot[] =>
  spotsOf(example.own).filter(
    ({ path }) => !path.some((_, depth) => has(rules, path.slice(0, depth), SOME_ITEMS)),
  );

/** How much a document requires of the members of an answer. */
type Required = 'nothing' | 'nothing but by our reading' | 'something';

/** Empties each object of the example in turn: what is refused then is required. */
const requiredIn = ({ value, own, schema }: Example): Required => {
  let required: Required = 'nothing';
  for (const { path, value: held } of spotsOf(own)) {
    if (jsonType(held) !== 'object') continue;
    const emptied = variant(value, path, {});
    if (schema.accepts(emptied)) continue;
    if (schema.explain(emptied).some(({ breaks }) => breaks === 'published')) return 'something';
    required = 'nothing but by our reading';
  }
  return required;
};

type Weight = Pick<Observation, 'ledger' | 'severity' | 'breaks'>;
const GAP: Weight = { ledger: 'gap', severity: 'info', breaks: 'published' };
const MILD: Weight = { severity: 'warning', breaks: 'published' };

/**
 * A member that the document does not declare is nobody's promise, however open the object. One that it
 * makes optional is a risk where it requires others, and an error by our reading, where a provider state
 * may see to it; where it requires nothing at all the document is at fault itself.
 */
const weigh = (
  required: Required,
  profile: Profile,
  { isDeclared, isStated }: { readonly isDeclared: boolean; readonly isStated: boolean },
): Weight => {
  const breaks = required === 'nothing but by our reading' ? 'strict' : 'published';
  if (!isDeclared) return { breaks };
  if (profile === 'published') return required === 'something' ? MILD : GAP;
  return breaks === 'strict' && isStated ? { severity: 'warning', breaks } : { breaks };
};

/** The members that the pact needs and that an answer may lack. */
export const unpromised = (
  example: Example,
  terms: PactTerms,
  profile: Profile = 'published',
): readonly Observation[] => {
  const found: Observation[] = [];
  const open: string[] = [];
  const required = requiredIn(example);
  for (const spot of comparedSpots(example, terms.response.body)) {
    const place = at('response', spot);
    if (open.some((above) => place.startsWith(`${above}/`))) continue;
    if (!mayLack(example, terms, spot)) continue;
    const name = spot.path.at(-1) ?? '';
    const chosen = variantMember(example.schema.written, example.value, spot.path);
    const node = declaredAt(example, spot.path) ?? chosen?.pointer;
    if (chosen?.isRequired || (node !== undefined && terms.given.has(name))) continue;
    open.push(place);
    const isDeclared = node !== undefined;
    found.push({
      at: place,
      ...said(name, isDeclared),
      pointer: node ?? example.schema.pointer,
      ...weigh(required, profile, { isDeclared, isStated: terms.states.length > 0 }),
    });
  }
  return found;
};

const mayLack = (example: Example, terms: PactTerms, { path }: Spot): boolean =>
  path.length > 0 &&
  isMember(example, path) &&
  !has(terms.response.body, path.slice(0, -1), MAPS) &&
  surelyAccepts(example.schema, variant(example.value, path, undefined));

const said = (name: string, isDeclared: boolean): Pick<Observation, 'expected' | 'actual'> => {
  const quoted = JSON.stringify(name.slice(0, 100));
  return isDeclared
    ? {
        expected: `the member ${quoted} to be required`,
        actual: 'an optional member that the pact needs',
      }
    : {
        expected: `a member ${quoted} to be declared`,
        actual: 'a member that only the pact knows',
      };
};

/** The node of a member that the document declares; that it lets any member be declares none. */
const declaredAt = (example: Example, path: readonly string[]): string | undefined => {
  const node = nodeAt(example, path) ?? nodeAt(alone(example, path), path);
  const [holder, last] = node === undefined ? [] : tokens(node).slice(-2);
  const isOther = last === 'additionalProperties' || last === 'unevaluatedProperties';
  if (!isOther || holder === 'properties') return node;
  return saysNothingAt(example, path) ? undefined : node;
};

/** Without the other members of its object, which one word may be about, too. */
const alone = (example: Example, path: readonly string[]): Example => {
  const holder = path.slice(0, -1);
  const name = path.at(-1) ?? '';
  const only = { [name]: valueAt(example.value, pointer('', ...path)) };
  return { ...example, value: variant(example.value, holder, only) };
};

const saysNothingAt = ({ value, schema }: Example, path: readonly string[]): boolean =>
  ANYTHING.every((each) => schema.accepts(variant(value, path, each)));

/** Whether the last step of a path is into an object; the first item of a list is no member. */
const isMember = ({ value }: Example, path: readonly string[]): boolean => {
  let holder = value;
  for (const name of path.slice(0, -1))
    holder = typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
  return jsonType(holder) === 'object';
};
