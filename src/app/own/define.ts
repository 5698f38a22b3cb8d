import type { CheckSettings, Claim, MonitorRun, Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import type { OperationId } from '../../model/operation.js';
import type { Verdict } from '../../model/verdict.js';
import type { GivenAnswer } from '../given/exchange.js';

/** What a check of one's own is let know. */
export interface OwnContext {
  readonly settings: Readonly<Pick<CheckSettings, 'consistencySeconds' | 'pins' | 'profile'>>;
}

/** An exchange as `judge` takes it; where nothing hangs on the request, its operation will do. */
export type OwnExample = GivenAnswer & { readonly operation?: OperationId };

/** What a check of one's own says of itself. */
export interface OwnClaim extends Pick<
  Claim,
  'id' | 'severity' | 'clause' | 'title' | 'why' | 'fix' | 'looksAt'
> {
  /** Whose promise it is: the document's, or a standard's, a house's own among them. Default: `standards`. */
  readonly ledger?: 'contract' | 'standards';
  /** It judges what the caller sent. Default: the provider. */
  readonly asks?: 'request';
}

/** A claim about one exchange. */
export interface OwnCheck extends OwnClaim {
  readonly kind: 'check';
  /** What must not fail, and what must. */
  readonly examples: { readonly pass: readonly OwnExample[]; readonly fail: readonly OwnExample[] };
  evaluate(exchange: Exchange, context: OwnContext): Verdict;
}

/** A claim about the ordered history; it settles each exchange that it is handed exactly once. */
export interface OwnMonitor extends OwnClaim {
  readonly kind: 'monitor';
  /** Histories that must not fail, and histories that must. */
  readonly examples: {
    readonly pass: readonly (readonly OwnExample[])[];
    readonly fail: readonly (readonly OwnExample[])[];
  };
  start(context: OwnContext, settle: Settle): MonitorRun;
}

/** A check of one's own: the default export of a module is a list of what this gives. */
export const defineCheck = (check: Omit<OwnCheck, 'kind'>): OwnCheck => ({
  kind: 'check',
  ...check,
});

/** A monitor of one's own. */
export const defineMonitor = (monitor: Omit<OwnMonitor, 'kind'>): OwnMonitor => ({
  kind: 'monitor',
  ...monitor,
});
