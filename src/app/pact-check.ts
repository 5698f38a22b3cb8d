import { randomBytes } from 'node:crypto';
import type { Contract } from '../model/contract.js';
import { Exchange } from '../model/exchange.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import { pactSource, readPacts } from '../pact/file/exchanges.js';
import { pactClaims } from './claims.js';
import { conduct, contractOf, type Conducted } from './conduct.js';
import { pactsIn, PACTS } from './pact-files.js';
import type { Hooks } from './hooks.js';
import { resolveSettings, type JudgeOptions } from './settings.js';

export interface PactCheckOptions extends JudgeOptions {
  /** Pact files. Default: all of `contracts/pacts`. */
  readonly files?: readonly string[];
}

/** Judges pacts against the document; needs no server, and opens no connection. */
export const conductPactCheck = async (
  options: PactCheckOptions,
  hooks: Hooks,
): Promise<Conducted> => {
  const settings = resolveSettings(options, hooks.env, Date.now());
  const files = options.files && options.files.length > 0 ? options.files : pactsIn(PACTS);
  const { interactions, passedOver } = readPacts(files);
  const contract = await contractOf(settings);
  if (passedOver > 0)
    hooks.note(`conformance: ${passedOver} interactions are passed over: they are no HTTP`);
  return conduct(
    {
      ...{ command: 'pact check', target: files.join(', '), seed: 0, contract },
      source: pactSource(interactions.map((each) => rebased(each, contract))),
      redactor: new ShapeRedactor({ salt: randomBytes(16).toString('hex') }),
      claims: pactClaims,
      prints: { filesToo: options.reports !== undefined },
    },
    { ...settings, formats: options.format ?? ['console'] },
    hooks,
  );
};

/**
 * A consumer is given the address of its provider, and its pact begins where that ends: a path that is
 * of no operation is read below the base paths of the document's servers.
 */
export const rebased = (exchange: Exchange, contract: Contract): Exchange => {
  const { method, origin, target } = exchange.request;
  if (contract.match(method, origin, target).kind !== 'unknown-path') return exchange;
  const bases = new Set(contract.operations.flatMap(({ bases: own = [] }) => own));
  for (const base of bases) {
    const longer = `${base}${target}`;
    if (contract.match(method, origin, longer).kind === 'unknown-path') continue;
    return withTarget(exchange, longer);
  }
  return exchange;
};

const withTarget = (exchange: Exchange, target: string): Exchange => {
  const { id, source, startedAt, endedAt, request, response, interaction, pact } = exchange;
  return new Exchange({
    ...{ id, source, startedAt, endedAt, response, interaction, pact },
    request: { ...request, target },
  });
};
