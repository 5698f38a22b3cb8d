import type { Exchange } from '../model/exchange.js';
import { membersIn, membersOf } from '../model/members.js';
import { showsClient } from './shown.js';
import { type Moment, momentOf } from '../model/moment.js';
import type { Owner } from '../model/owner.js';
import type { ContradictionInit } from '../model/registry.js';
import { TrackedContradiction, type FactsDraft } from './facts.js';
import type { IdBook } from './ids.js';

/** Who issued which ids, and whose clients are shown. */
export interface Issuers {
  readonly ids: IdBook;
  readonly owner: Owner;
}

/** Items of a list through another collection that are looked at. */
const MOST_ITEMS = 100;

/** A client is shown whom another collection had been given: at most one an answer is told. */
export const judgeIssuer = (
  facts: FactsDraft,
  { ids, owner }: Issuers,
  {
    id,
    view,
    moment,
  }: { readonly id: string; readonly view: 'get' | 'list'; readonly moment: Moment },
): boolean => {
  const issued = ids.elsewhere(id, owner);
  if (!issued || issued.moment.start >= moment.end) return false;
  const init: ContradictionInit = {
    invariant: 'elsewhere',
    seenInstead: 'there',
    view,
    seenAt: moment,
    because: issued.moment,
    certain: true,
    odd: !issued.isOfInstitution,
  };
  const found = new TrackedContradiction(init);
  found.resolve('upheld');
  facts.find(found);
  return true;
};

/** The same of a request that was aimed at a collection on purpose that is none, or not the caller's. */
export const judgeTrespass = (
  facts: FactsDraft,
  issuers: Issuers,
  exchange: Exchange,
  id: string | undefined,
): void => {
  const { response } = exchange;
  if (response?.status !== 200) return;
  const { json } = response.body;
  const moment = momentOf(exchange);
  const members = membersIn(json);
  if (id !== undefined) {
    if (members && showsClient(members)) judgeIssuer(facts, issuers, { id, view: 'get', moment });
    return;
  }
  const items: readonly unknown[] = json.ok && Array.isArray(json.value) ? json.value : [];
  items.slice(0, MOST_ITEMS).some((item) => {
    const listed = membersOf(item)?.clientId;
    const isId = typeof listed === 'string';
    return isId && judgeIssuer(facts, issuers, { id: listed, view: 'list', moment });
  });
};
