import { expect } from 'chai';
import fc from 'fast-check';
import { judgeSource } from '../app/judging.testing.js';
import { DOCUMENT } from '../app/packaged.js';
import { createReferenceJudge, type JudgeReference, PINS } from '../app/reference.testing.js';
import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import type { Drive, Probe, ProbeRequest } from '../model/probe.js';
import type { Report } from '../model/report.js';
import { loadContract } from '../openapi/load.js';
import { faults } from '../provider/faults/index.js';
import { probeOf } from './drive.testing.js';
import { ProbeStop } from './stop.js';

/** One request: what, and to which of the clients that the sequence has made by then. */
interface Step {
  readonly what: 'create' | 'get' | 'put' | 'delete';
  readonly client: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom('create', 'get', 'put', 'delete' as const),
    client: fc.nat({ max: 1 }),
  }),
  { maxLength: 12, size: 'max' },
);

/** What one sequence has done. */
class Sequence {
  readonly #drive: Drive;
  readonly #made: string[] = [];
  readonly #deleted = new Set<string>();
  /** The requests in words. */
  readonly sent: string[] = [];

  constructor(drive: Drive) {
    this.#drive = drive;
  }

  async take({ what, client }: Step): Promise<void> {
    if (what === 'create') {
      const clientId = this.#drive.issued(await this.#drive.create(this.#drive.draft('Step')));
      this.sent.push('create');
      if (clientId !== undefined) this.#made.push(clientId);
      return;
    }
    const clientId = this.#made[client];
    if (clientId === undefined) return;
    const purpose = this.#deleted.has(clientId) ? 'deleted' : 'valid';
    this.sent.push(`${what} ${client}`);
    if (what === 'delete') this.#deleted.add(clientId);
    const json = what === 'put' ? { json: { name: `Other ${this.#drive.mark}` } } : {};
    await this.#send({ method: what.toUpperCase(), purpose, clientId, ...json });
  }

  /** What a sequence leaves behind would be the neighbour of the next one's clients. */
  async cleanUp(): Promise<void> {
    for (const clientId of this.#made)
      await this.#send({ method: 'DELETE', purpose: 'deleted', clientId });
  }

  /** What is not proved to be ours is not written to. */
  async #send(request: ProbeRequest): Promise<void> {
    try {
      await this.#drive.send(request);
    } catch (error) {
      if (!(error instanceof ProbeStop)) throw error;
    }
  }
}

/** A throw-away probe: random sequences, and the shortest one in which the judge finds what is looked for. */
const sequences = (
  isLookedFor: (finding: Finding) => boolean,
  found: (sent: readonly string[] | undefined) => void,
): Probe =>
  probeOf(
    async (drive) => {
      let shortest: readonly string[] | undefined;
      // They grow where a finding is seen again.
      const sightings = async () =>
        (await drive.judgeSoFar())
          .filter(isLookedFor)
          .reduce((total, { count }) => total + count, 0);
      const isServedRight = async (all: readonly Step[]): Promise<boolean> => {
        const before = await sightings();
        const sequence = new Sequence(drive);
        for (const step of all) await sequence.take(step);
        const isRight = (await sightings()) === before;
        // fast-check only ever goes on from a failure to a smaller one.
        if (!isRight) shortest = sequence.sent;
        await sequence.cleanUp();
        return isRight;
      };
      const seed = drive.random.integer(2 ** 31);
      const { failed, counterexample } = await fc.check(fc.asyncProperty(steps, isServedRight), {
        seed,
        numRuns: 100,
      });
      // What a request threw is no verdict.
      if (failed && shortest === undefined) drive.stop('no sequence came to its end');
      expect(counterexample === null).to.equal(shortest === undefined);
      found(shortest);
    },
    { id: 'sequences', requests: 2000 },
  );

describe('a probe that hears the judge', () => {
  let contract: Contract;
  let judged: JudgeReference;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
    judged = await createReferenceJudge();
  });

  /** Drives the reference provider with random sequences. */
  const driven = async (fault?: string, check?: string) => {
    const planted = faults.find(({ id }) => id === fault);
    const exchanges: Exchange[] = [];
    let shortest: readonly string[] | undefined;
    const isLookedFor = (finding: Finding) =>
      finding.severity === 'error' && (check === undefined || finding.check === check);
    const report = await judged(planted, contract, {
      pins: PINS,
      consistencySeconds: 0,
      probes: [sequences(isLookedFor, (sent) => (shortest = sent))],
      onBatch: (batch) => exchanges.push(...(batch.exchanges ?? [])),
    });
    return { shortest, report, exchanges };
  };

  it('shrinks a defect of two clients to the four requests that show it', async () => {
    const { shortest } = await driven('delete-takes-neighbour', 'created-is-readable');
    expect(shortest).to.deep.equal(['create', 'create', 'delete 0', 'get 1']);
  }).timeout(30_000);

  it('shrinks a defect of a deleted client to the three requests that show it', async () => {
    const { shortest } = await driven('update-recreates-deleted', 'deleted-stays-deleted');
    expect(shortest).to.deep.equal(['create', 'delete 0', 'put 0']);
  }).timeout(30_000);

  it('hears nothing of a provider without a defect', async () => {
    const { shortest, report } = await driven();
    expect(shortest).to.equal(undefined);
    expect(report.findings.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
  }).timeout(30_000);

  it('has the answers of overlapping requests judged, over connections of their own', async () => {
    const exchanges: Exchange[] = [];
    let heard: readonly Finding[] = [];
    const probe = probeOf(async (drive) => {
      const json = (label: string) => ({ json: drive.draft(label) });
      await drive.together(
        ['A', 'B', 'C', 'D'].map((each) => ({ method: 'POST', purpose: 'valid', ...json(each) })),
      );
      heard = await drive.judgeSoFar();
    });
    const planted = faults.find(({ id }) => id === 'create-answers-201');
    await judged(planted, contract, {
      probes: [probe],
      onBatch: (batch) => exchanges.push(...(batch.exchanges ?? [])),
    });
    const creates = exchanges.filter(({ request }) => request.method === 'POST');
    const firstEnd = Math.min(...creates.map(({ endedAt }) => endedAt));
    expect(creates.map(({ startedAt }) => startedAt < firstEnd)).to.deep.equal(Array(4).fill(true));
    const counts = heard.filter(({ check }) => check === 'success-status-is-documented');
    expect(counts.map(({ count }) => count)).to.deep.equal([4]);
  });

  it('changes no verdict by asking: the same exchanges are judged alike where nobody asks', async () => {
    const { report, exchanges } = await driven('update-recreates-deleted');
    const again = await judgeSource(once(exchanges), {
      contract,
      pins: PINS,
      consistencySeconds: 0,
    });
    expect(seen(again)).to.deep.equal(seen(report));
  }).timeout(30_000);
});

async function* once(exchanges: readonly Exchange[]) {
  await Promise.resolve();
  yield { exchanges };
}

/** What was found, in an order that does not depend on when it was settled. */
const seen = ({ findings }: Report) =>
  findings
    .map(({ fingerprint, count, exchanges }) => `${fingerprint} ${count} ${exchanges.join(' ')}`)
    .sort();
