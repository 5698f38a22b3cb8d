import { Hurts } from '../changes/hurts.js';
import type { Lets } from '../changes/reads.js';
import { admits, ruleAt } from '../checks/pact/_rules.js';
import type { Change } from '../model/change.js';
import type { Contract } from '../model/contract.js';
import type { Source } from '../model/source.js';
import { exchangesOf } from '../pact/file/exchanges.js';
import { openPact } from '../pact/file/pact.js';
import { HarSource } from '../recordings/source.js';
import { rebased } from './pact-check.js';
import { pactsIn } from './pact-files.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';

/** Whom the changes hurt, of those who are known by their pacts and their traffic. */
export const hurtBy = async (
  contracts: { readonly old: Contract; readonly new: Contract },
  changes: readonly Change[],
  { hurtPacts, traffic = [], baseUrl }: Settings<'diff'>['values'],
  ports: Ports,
): Promise<Hurts> => {
  const asked = { pacts: hurtPacts !== undefined, traffic: traffic.length > 0 };
  const hurts = new Hurts(contracts, changes, asked, lets);
  if (hurtPacts !== undefined) {
    let passedOver = 0;
    for (const [index, file] of pactsIn(hurtPacts).entries()) {
      const pact = exchangesOf(openPact(file), `p${index + 1}-`);
      passedOver += pact.passedOver;
      for (const each of pact.interactions) hurts.see(rebased(each, contracts.old));
    }
    if (passedOver > 0) ports.hear({ kind: 'passed-over', count: passedOver });
  }
  const options = baseUrl === undefined ? {} : { baseUrl };
  const source: Source = traffic.length > 0 ? new HarSource(traffic, options) : NO_TRAFFIC;
  for await (const { exchanges = [] } of source) for (const each of exchanges) hurts.see(each);
  return hurts;
};

/** Where a pact has no matcher, its example itself is meant. */
const lets: Lets = ({ pact }, { path, value: example }, value) => {
  const rule = ruleAt(pact?.response.body ?? [], path);
  return rule ? admits(rule, value, example) : JSON.stringify(value) === JSON.stringify(example);
};

const NO_TRAFFIC: Source = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
