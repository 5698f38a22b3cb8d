import { loadContract } from '../openapi/load.js';
import { type Authority, createAuthority } from '../provider/authority.js';
import { startProvider } from '../provider/provider.js';
import { Body } from '../model/body.js';
import type { Contract } from '../model/contract.js';
import type { HttpRequest } from '../model/exchange.js';
import { operationAt } from '../model/operation.js';
import type { Sent, Transport } from '../model/transport.js';
import { judgeLive } from './judging.testing.js';
import { DOCUMENT } from './packaged.js';
import { subjectOf } from './silence.testing.js';
import { Timeline } from './timeline.testing.js';

/** Which requests get no whole answer: of one operation, of all, or of the token endpoint. */
export interface Hanging {
  readonly operation: string;
  /** How many are served before. */
  readonly served: number;
  /** The server has not heard of it, has done it and does not answer, or answers drop by drop. */
  readonly way: 'unheard' | 'unanswered' | 'drip';
}

/** What became of a run in which something hung. */
export interface Spent {
  readonly seconds: number;
  readonly verdict: string;
  /** How many requests got no whole answer. */
  readonly late: number;
}

/** Runs with the default of `--timeout`, in no time. */
export class Hung {
  #authority: Promise<Authority> | undefined;
  #contract: Promise<Contract> | undefined;

  async spent(what: Hanging): Promise<Spent> {
    const authority = await (this.#authority ??= createAuthority());
    const contract = await (this.#contract ??= loadContract({
      file: DOCUMENT,
      profile: 'published',
    }));
    const timeline = new Timeline();
    const startedAt = timeline.now();
    const provider = await startProvider({ authority, clock: timeline.now });
    let late = 0;
    try {
      const { verdict } = await judgeLive(subjectOf(provider, timeline), {
        ...{ contract, depth: 'quick', clock: timeline, timeoutMs: 30_000, consistencySeconds: 5 },
        through: (real) => hanging(what, timeline, real),
        onBatch: ({ exchanges = [] }) => {
          late += exchanges.filter(({ failure }) => failure?.code === 'timeout').length;
        },
      });
      return { seconds: (timeline.now() - startedAt) / 1000, verdict, late };
    } finally {
      await provider.close();
    }
  }
}

/** A transport whose time-outs take time on a line and none besides. */
export const hanging = (
  { operation, served, way }: Hanging,
  timeline: Timeline,
  real: Transport,
): Transport => {
  let seen = 0;
  const isMeant = (request: HttpRequest): boolean => {
    if (operation !== 'all' && operation !== operationOf(request)) return false;
    seen += 1;
    return seen > served;
  };
  return {
    send: async (request, options = {}) => {
      const startedAt = timeline.now();
      if (!isMeant(request)) {
        const sent = await real.send(request, options);
        return { ...sent, startedAt, endedAt: timeline.now() };
      }
      const done = way === 'unheard' ? undefined : await real.send(request, options);
      await timeline.sleep(options.timeoutMs ?? 30_000);
      const message = 'no complete answer in time';
      const failure = { code: 'timeout', message, afterStatus: way === 'drip' };
      const part = way === 'drip' && done ? begunOf(done) : {};
      return { startedAt, endedAt: timeline.now(), failure, ...part };
    },
    close: () => real.close(),
  };
};

const begunOf = ({ response }: Sent): Pick<Sent, 'response'> => {
  if (!response) return {};
  const { bytes = new Uint8Array() } = response.body;
  const body = Body.ofBytes(bytes.subarray(0, bytes.length / 2));
  return { response: { ...response, body } };
};

/** By the document; a HEAD is served as a GET is. */
const operationOf = ({ method, target }: HttpRequest): string | undefined => {
  if (target.endsWith('/token')) return 'token';
  const [, id] = /\/partner-clients\/[^/?]+(?:\/([^/?]+))?/.exec(target) ?? [];
  return operationAt(method === 'HEAD' ? 'GET' : method, id);
};
