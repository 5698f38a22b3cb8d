import { defineMonitor, type Monitor } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import type { Verification, Verified } from './verification.js';

const OTHER = notApplicable('the request is of no interaction of such a pact');
const OPEN = couldNotTell('the interaction was not verified to its end');

/** How many mismatches a finding quotes. */
const QUOTED = 5;

/** What Pact's verifier says, as claims of the report: one finding for each interaction that failed. */
export const pactClaims = (verification: Verification): readonly Monitor[] => [
  claimOf(verification, {
    id: VERIFIED,
    severity: 'error',
    isPending: false,
    fix: 'Answer as the interaction says, or agree with the consumer on another one.',
  }),
  claimOf(verification, {
    id: PENDING_VERIFIED,
    severity: 'info',
    isPending: true,
    fix: 'Nothing has to be done: the pact is pending. Answer so, or tell the consumer that you will not.',
  }),
];

const VERIFIED = 'pact-interaction-verified';
const PENDING_VERIFIED = 'pending-pact-interaction-verified';

/** The checks that say what Pact's verifier says. */
export const PACT_CHECKS: ReadonlySet<string> = new Set([VERIFIED, PENDING_VERIFIED]);

const claimOf = (
  verification: Verification,
  { isPending, ...own }: Pick<Monitor, 'id' | 'severity' | 'fix'> & { readonly isPending: boolean },
): Monitor =>
  defineMonitor({
    ...own,
    rows: [],
    ledger: 'contract',
    clause: 'the interaction of the pact',
    title: 'The provider answers as the pact with its consumer says.',
    why: 'The consumer was built and tested against this answer, and reads what it asks for.',
    looksAt: { parts: ['response.status'], unmatched: true },
    faults: [],
    examples: { pass: [], fail: [] },
    start: (_context, settle) => {
      const open: Exchange[] = [];
      return {
        judge: (exchange) => {
          // The verifier rules once it has seen the answer, which is judged at the same time.
          const isOther =
            exchange.interaction === undefined || verification.isPending(exchange.id) !== isPending;
          if (isOther) settle(exchange, OTHER);
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
  const { mismatches, interaction, consumer } = verified;
  const [first] = mismatches;
  return fail({
    at: first?.at ?? 'response',
    expected: `what the interaction "${interaction}"${consumer === undefined ? '' : ` of ${consumer}`} asks for`,
    actual: mismatches
      .slice(0, QUOTED)
      .map(({ words }) => words)
      .join('; '),
    shape: [
      ...(consumer === undefined ? [] : [consumer]),
      interaction,
      ...mismatches.map(({ shape }) => shape),
    ].join('; '),
  });
};
