import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeholderOf } from './asked.js';
import { outcomeOf } from './outcome.js';
import type { VerifierProcess } from './process.js';
import type { Relay, RelayedRequest } from './relay.js';
import { visible } from '../../model/escape.js';
import type { Exchange, HttpResponse } from '../../model/exchange.js';
import type { Drive, Probe } from '../../model/probe.js';
import type { Item, Ruling, Verification } from './verification.js';
import { isRefused, rewritten } from './request.js';
import { StateBuilder, unknownState, type ListedIds, type Situation } from './state.js';

export interface ProbeParts {
  readonly verification: Verification;
  readonly verifier: VerifierProcess;
  readonly relay: Relay;
  /** Base path of the target, without a trailing slash. */
  readonly prefix: string;
  readonly interrupted: AbortSignal;
  readonly driver: DriverPorts;
}

/** What verification has to know of whoever drives. */
export interface DriverPorts {
  readonly idsIn: ListedIds;
  /** The error that ends the run, where a probe throws it. */
  runStop(because: string): Error;
}

/** Building the state, the request itself, and clean-up; a list that is stale is read again besides. */
const REQUESTS = 6;

/** One probe for each interaction: the driver's rules, budget, pace and clean-up hold for pacts as well. */
export const pactProbes = (parts: ProbeParts): readonly Probe[] => {
  const states = new StateBuilder(parts.driver.idsIn);
  return parts.verification.items.map((item) => ({
    id: item.probe,
    title: item.asked.description,
    depth: 'quick',
    mutates: true,
    needs: isRefused(item.asked) ? ['failed-logins'] : [],
    requests: REQUESTS,
    run: (drive) => new InteractionRun(parts, item, { drive, states }).run(),
  }));
};

interface Means {
  readonly drive: Drive;
  readonly states: StateBuilder;
}

/** One interaction: its states are built, then Pact's verifier sends the request through the relay. */
class InteractionRun {
  readonly #parts: ProbeParts;
  readonly #item: Item;
  readonly #means: Means;
  #exchange: Exchange | undefined;
  #thrown: { readonly error: unknown } | undefined;

  constructor(parts: ProbeParts, item: Item, means: Means) {
    this.#parts = parts;
    this.#item = item;
    this.#means = means;
  }

  async run(): Promise<void> {
    const { drive, states } = this.#means;
    const { asked } = this.#item;
    if (!asked.isHttp) drive.stop('it is a message, not a request');
    const stranger = unknownState(asked);
    if (stranger !== undefined)
      drive.stop(`its provider state "${visible(stranger)}" is none that this suite can build`);
    const situation = await states.build(drive, asked);
    const text = await this.#verified(situation);
    // What went wrong behind the relay, the verifier knows as an answer only.
    if (this.#thrown) throw this.#thrown.error;
    const verified = this.#ruling(text);
    this.#parts.verification.settle(this.#item, verified);
    if (verified.outcome === 'could-not-tell') drive.stop(verified.reason);
  }

  async #verified(situation: Situation): Promise<string> {
    const { relay, verifier, interrupted, driver } = this.#parts;
    const folder = mkdtempSync(join(tmpdir(), 'conformance-pact-'));
    relay.serve({
      values: situation.values,
      forward: (request) => this.#forward(request, situation),
    });
    try {
      const file = join(folder, 'pact.json');
      writeFileSync(file, this.#item.asked.text, { mode: 0o600 });
      const { baseUrl, statesUrl } = relay;
      return await verifier.verify({
        ...{ provider: this.#item.pact.provider, baseUrl, statesUrl, file },
      });
    } catch (error) {
      throw interrupted.aborted ? driver.runStop('the run was interrupted') : error;
    } finally {
      relay.serve(undefined);
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #forward(request: RelayedRequest, situation: Situation): Promise<HttpResponse | undefined> {
    try {
      return await this.#send(request, situation);
    } catch (error) {
      this.#thrown ??= { error };
      return undefined;
    }
  }

  async #send(request: RelayedRequest, situation: Situation): Promise<HttpResponse | undefined> {
    const { drive, states } = this.#means;
    const { asked, pact } = this.#item;
    const { prefix, verification } = this.#parts;
    const rewriting = {
      ...{ drive, asked, situation, prefix },
      ...{ placeholder: placeholderOf(pact), isPending: pact.pending === true },
    };
    const exchange = await drive.send(rewritten(request, rewriting));
    const made = request.method === 'POST' ? drive.issued(exchange) : undefined;
    if (made !== undefined) states.made(made);
    const { response, failure } = exchange;
    const isGone = request.method === 'DELETE' && response !== undefined && response.status < 300;
    if (isGone && situation.clientId !== undefined) states.gone(situation.clientId);
    this.#exchange = exchange;
    verification.answered(this.#item, exchange);
    return failure ? undefined : response;
  }

  /** Why the verifier sent nothing: what it says itself, or else that its own server kept the request. */
  #silence(text: string): string {
    const result = outcomeOf(text);
    return result.outcome === 'unclear'
      ? `Pact's verifier did not send its request: ${visible(result.words)}`
      : "Pact's verifier did not send its request";
  }

  #ruling(text: string): Ruling {
    const exchange = this.#exchange;
    if (!exchange) return open(this.#silence(text));
    const { response, failure } = exchange;
    if (failure)
      return response
        ? failed('response', 'the answer broke off', failure.message)
        : open(`no answer came: ${failure.message}`);
    const result = outcomeOf(text);
    if (result.outcome === 'verified') return { outcome: 'verified', reason: '', mismatches: [] };
    const { asked } = this.#item;
    if (response && isOfTheWay(response.status) && response.status !== asked.status)
      if (!isRefused(asked)) return open(`the target answered ${response.status}`);
    if (result.outcome === 'unclear')
      return open(`Pact's verifier could not verify it: ${visible(result.words)}`);
    const reason = result.mismatches.map(({ words }) => words).join('; ');
    return { outcome: 'failed', reason, mismatches: result.mismatches };
  }
}

/** Credentials, pace or the way to the target: it says nothing about what was agreed. */
const isOfTheWay = (status: number): boolean => [401, 403, 429, 502, 503, 504].includes(status);

const open = (reason: string): Ruling => ({
  outcome: 'could-not-tell',
  reason,
  mismatches: [],
});

const failed = (at: string, shape: string, words: string): Ruling => ({
  outcome: 'failed',
  reason: `${shape}: ${words}`,
  mismatches: [{ at, shape, words: `${shape}: ${words}` }],
});
