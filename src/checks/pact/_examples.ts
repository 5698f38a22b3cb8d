import type { Exchange } from '../../model/exchange.js';
import { Exchange as Made } from '../../model/exchange.js';
import type { PactMatcher, PactRule, PactTerms } from '../../model/pact/terms.js';
import { exchange, type ExampleInit } from '../_examples.js';

export interface InteractionInit extends ExampleInit {
  readonly states?: readonly string[];
  readonly given?: readonly string[];
  readonly asks?: readonly PactRule[];
  readonly sends?: readonly PactRule[];
  readonly statuses?: readonly number[];
}

/** A rule for one place, as in `rule({ kind: 'type' }, 'name')`. */
export const rule = (matcher: PactMatcher, ...path: readonly string[]): PactRule => ({
  path,
  isAny: false,
  matchers: [matcher],
});

/** A matcher of texts for examples. */
export const fitting = (expression: RegExp): PactMatcher => ({
  kind: 'text',
  words: `the expression "${expression.source}"`,
  admits: (text) => expression.test(text),
});

/** An interaction of a pact, for examples and tests. */
export const interaction = (init: InteractionInit): Exchange => {
  const { id, startedAt, endedAt, request, response, match } = exchange({
    ...init,
    source: 'pact',
  });
  const pact: PactTerms = {
    file: 'console-clients.json',
    key: 'an interaction',
    states: init.states ?? [],
    given: new Set(init.given),
    request: { body: init.sends ?? [] },
    response: { statuses: init.statuses ?? [init.status ?? 200], body: init.asks ?? [] },
  };
  const times = { startedAt, endedAt };
  const made = new Made({
    id,
    source: 'pact',
    ...times,
    request,
    response,
    pact,
    interaction: 'an interaction',
  });
  made.match = match;
  return made;
};
