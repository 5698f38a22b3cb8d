import type { Contract } from '../model/contract.js';
import { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import type { Source } from '../model/source.js';
import { exchangesOf, pactSource } from '../pact/file/exchanges.js';
import { openPact } from '../pact/file/pact.js';
import { pactClaims } from './claims.js';
import { judged, readContract } from './judge.js';
import { type Judging, judgingOf } from './judging.js';
import type { Judged } from './outcome.js';
import { pactsIn, PACTS } from './pact-files.js';
import { pactResults, type ReadPact } from './pact-results.js';
import { ownClaimsOf } from './own/load.js';
import type { Ports } from './ports.js';
import { redactorFor } from './redactor.js';
import type { Settings } from './settings.js';

/**
 * Judges pacts against the document; needs no server, and opens no connection.
 * @param named pact files; none: all of `contracts/pacts`
 */
export const pactCheck = async (
  named: readonly string[],
  settings: Settings<'pact check'>,
  ports: Ports,
): Promise<Judged> => {
  const { printFolder, printFormat: formats } = settings.values;
  const written = { reports: printFolder ?? 'reports', formats };
  const judging = judgingOf(settings, written, ports.env, Date.now(), await ownClaimsOf(settings));
  const files = named.length > 0 ? named : pactsIn(PACTS);
  const read = files.map((file, index): ReadPact & { readonly passedOver: number } => {
    const pact = openPact(file);
    const { interactions, passedOver } = exchangesOf(
      pact,
      files.length > 1 ? `p${index + 1}-` : '',
    );
    return { pact, exchanges: interactions, passedOver };
  });
  const passedOver = read.reduce((sum, each) => sum + each.passedOver, 0);
  let findings: () => readonly Finding[] = () => [];
  const contract = await readContract(judging);
  if (passedOver > 0) ports.hear({ kind: 'passed-over', count: passedOver });
  return judged(
    {
      command: 'pact check',
      target: files.join(', '),
      seed: 0,
      contract,
      source: sourceOf(asked(read, contract, judging.only), contract, () => findings()),
      onVerdicts: (soFar) => {
        findings = soFar;
      },
      redactor: redactorFor(ports),
      claims: pactClaims,
      prints: { filesToo: printFolder !== undefined },
    },
    judging,
    ports,
  );
};

/** The interactions of the operations that are asked for. */
const asked = (
  read: readonly ReadPact[],
  contract: Contract,
  only: Judging['only'],
): readonly ReadPact[] => {
  if (!only) return read;
  return read.map(({ pact, exchanges }) => {
    const http = exchanges[Symbol.iterator]();
    const pairs = pact.interactions.flatMap((interaction) => {
      const exchange = interaction.isMessage ? undefined : http.next().value;
      return exchange && isOf(rebased(exchange, contract), contract, only)
        ? [{ interaction, exchange }]
        : [];
    });
    return {
      pact: { ...pact, interactions: pairs.map(({ interaction }) => interaction) },
      exchanges: pairs.map(({ exchange }) => exchange),
    };
  });
};

const isOf = (
  { request: { method, origin, target } }: Exchange,
  contract: Contract,
  only: readonly string[],
): boolean => {
  const match = contract.match(method, origin, target);
  return match.kind === 'operation' && only.includes(match.operation.id);
};

/** The interactions, and when they are judged, what was found of each. */
async function* sourceOf(
  read: readonly ReadPact[],
  contract: Contract,
  findings: () => readonly Finding[],
): Source {
  yield* pactSource(
    read.flatMap(({ exchanges }) => exchanges.map((each) => rebased(each, contract))),
  );
  yield { pacts: pactResults(read, findings()) };
}

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
