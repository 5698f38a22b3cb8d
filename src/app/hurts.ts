import { Hurts } from '../changes/hurts/hurts.js';
import type { Knowledge } from '../changes/hurts/knowledge.js';
import { wrongIn } from '../checks/_parameters.js';
import { queryOf, valuesOf } from '../checks/_request.js';
import { explainSpread, fitsSpread } from '../checks/_styles.js';
import { passes } from '../checks/pact/_passes.js';
import { isSignedIn } from '../checks/pact/_request.js';
import type { Change } from '../changes/change.js';
import type { Contract, Operation } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { essence } from '../model/http/media-type.js';
import type { Source } from '../model/source.js';
import { exchangesOf } from '../pact/file/exchanges.js';
import { openPact } from '../pact/file/pact.js';
import { HarSource } from '../recordings/source.js';
import { rebased } from './pact-check.js';
import { pactsIn } from './pact-files.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { textTests } from './text-tests.js';

interface Contracts {
  readonly old: Contract;
  readonly new: Contract;
}

/** Whom the changes hurt, of those who are known by their pacts and their traffic. */
export const hurtBy = async (
  contracts: Contracts,
  changes: readonly Change[],
  { hurtPacts, traffic = [], baseUrl }: Settings<'diff'>['values'],
  ports: Ports,
): Promise<Hurts> => {
  const asked = { pacts: hurtPacts !== undefined, traffic: traffic.length > 0 };
  const hurts = new Hurts(contracts, changes, {
    asked,
    knows: knowledgeOf(contracts),
    tests: textTests,
  });
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

const FORM = 'application/x-www-form-urlencoded';

const knowledgeOf = (contracts: Contracts): Knowledge => ({
  passes: (exchange, body) => {
    const { json } = exchange.response?.body ?? {};
    return json?.ok ? passes(exchange.pact?.response.body ?? [], json.value, body) : undefined;
  },
  wrongParameters: (exchange, operation) => [
    ...wrongIn(matched(exchange, operation, contracts), operation),
  ],
  parameter: (exchange, operation, name, where) => {
    const values = valuesOf(matched(exchange, operation, contracts), name, where);
    if (values.length > 0 || where !== 'query') return values;
    // An object may be spread over `name[member]`.
    return [...queryOf(exchange)].flatMap(([key, value]) =>
      key.startsWith(`${name}[`) ? [value] : [],
    );
  },
  brokenForm: ({ request: { headers, body } }, schema) => {
    const { text } = body;
    if (essence(headers.get('content-type')) !== FORM) return undefined;
    const members = new Map(new URLSearchParams(text));
    const broken = fitsSpread(schema, members) ? undefined : explainSpread(schema, members);
    return broken ? [broken] : [];
  },
  isSignedIn: (exchange, { security }) =>
    security?.alternatives.some((schemes) =>
      schemes.every((each) => isShown(each.type) && isSignedIn(exchange, each)),
    ) ?? true,
});

/** What a token is good for is not written on it. */
const isShown = (type: string): boolean => type === 'apiKey' || type === 'http';

/** Variables of a path are read by the operation that asks. */
const matched = (
  exchange: Exchange,
  operation: Operation,
  { old, new: now }: Contracts,
): Exchange => {
  const { method, origin, target, prefix } = exchange.request;
  const contract = now.operations[operation.index] === operation ? now : old;
  exchange.match = contract.match(method, origin, target, prefix);
  return exchange;
};

const NO_TRAFFIC: Source = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
