import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import type { InteractionResult, PactResult } from '../model/pact/pact.js';
import type { Pact, PactInteraction } from '../pact/file/pact.js';

/** A pact with its HTTP interactions as exchanges. */
export interface ReadPact {
  readonly pact: Pact;
  readonly exchanges: readonly Exchange[];
}

/** What was found of each interaction of the pacts, where the document judges them. */
export const pactResults = (
  read: readonly ReadPact[],
  findings: readonly Finding[],
): readonly PactResult[] => {
  const errors = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.severity !== 'error' || finding.ledger === 'gap' || finding.waivedBy !== null)
      continue;
    for (const id of finding.exchanges) if (!errors.has(id)) errors.set(id, finding);
  }
  return read.map(({ pact, exchanges }) => {
    const { file, sha256, consumer = 'unnamed', provider = 'unnamed', interactions } = pact;
    const http = exchanges[Symbol.iterator]();
    return {
      ...{ file, sha256, consumer, provider },
      interactions: interactions.map((each) =>
        resultOf(each, each.isMessage ? undefined : http.next().value, errors),
      ),
    };
  });
};

const resultOf = (
  { description = '', states }: PactInteraction,
  exchange: Exchange | undefined,
  errors: ReadonlyMap<string, Finding>,
): InteractionResult => {
  const name = { description, states: states.map((state) => state.name) };
  if (!exchange)
    return { ...name, outcome: 'could-not-tell', reason: 'it is of no HTTP interface' };
  const error = errors.get(exchange.id);
  if (!error) return { ...name, outcome: 'verified', reason: '' };
  const reason = `${error.check}: expected ${error.expected} at ${error.at}, not ${error.actual}`;
  return { ...name, outcome: 'failed', reason };
};
