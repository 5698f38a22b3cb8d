import { defineMonitor, type Monitor } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import type { Verification, Verified } from './verification.js';

const OTHER = notApplicable('the request is of no interaction of a pact');
const OPEN = couldNotTell('the interaction was not verified to its end');

/** How many mismatches a finding quotes. */
const QUOTED = 5;

/** What Pact's verifier says, as a claim of the report: one finding for each interaction that failed. */
export const pactClaim = (verification: Verification): Monitor =>
  defineMonitor({
    id: 'pact-interaction-verified',
    rows: [],
    ledger: 'contract',
    severity: 'error',
    clause: 'the interaction of the pact',
    title: 'The provider answers as the pact with its consumer says.',
    why: 'The consumer was built and tested against this answer, and reads what it asks for.',
    fix: 'Answer as the interaction says, or agree with the consumer on another one.',
    looksAt: { parts: ['response.status'], unmatched: true },
    faults: [],
    examples: { pass: [], fail: [] },
    start: (_context, settle) => {
      const open: Exchange[] = [];
      return {
        judge: (exchange) => {
          // The verifier rules once it has seen the answer, which is judged at the same time.
          if (exchange.interaction === undefined) settle(exchange, OTHER);
          else open.push(exchange);
        },
        finish: () => {
          for (const exchange of open) settle(exchange, verdictOn(verification.of(exchange.id)));
        },
      };
    },
  });

const verdictOn = (verified: Verified | undefined): Verdict => {
  if (verified === undefined) return OPEN;
  if (verified.outcome === 'verified') return PASS;
  if (verified.outcome === 'could-not-tell') return couldNotTell(verified.reason);
  const { mismatches, interaction } = verified;
  const [first] = mismatches;
  return fail({
    at: first?.at ?? 'response',
    expected: `what the interaction "${interaction}" asks for`,
    actual: mismatches
      .slice(0, QUOTED)
      .map(({ words }) => words)
      .join('; '),
    shape: [interaction, ...mismatches.map(({ shape }) => shape)].join('; '),
  });
};
