import type { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { HttpRequest } from '../model/exchange.js';
import type { SendOptions, Transport } from '../model/transport.js';
import type { PlannedRequests } from './planned-requests.js';

/** All that may leave, and where to. */
export interface Allowed {
  /** Scheme and authority of the target. */
  readonly origin: string;
  readonly requests: PlannedRequests;
  /** Where a token is asked for. */
  readonly tokenUrl: string | undefined;
  /** How often that is sent a GET. */
  readonly tokenGets: number;
}

/**
 * A transport that sends what the plan names and nothing else: the last thing before the wire. Writes are
 * counted, those that are sent once more for want of an answer apart; reads are repeated as long as they
 * show an older state. Sending throws `internal` where the plan has no room.
 */
export const plannedTransport = (transport: Transport, allowed: Allowed): Transport => {
  const left = new Map(
    allowed.requests.map(({ method, path, most }): [string, number] => [`${method} ${path}`, most]),
  );
  let tokenGets = allowed.tokenGets;
  const demand = (request: HttpRequest, isAgain: boolean): void => {
    if (isToTokenEndpoint(request, allowed)) {
      if (request.method === 'POST') return;
      tokenGets -= 1;
      if (tokenGets < 0 || request.method !== 'GET')
        throw outside(request.method, 'of the token endpoint is not in the plan of this run');
      return;
    }
    const { method, origin } = request;
    const key = `${method} ${templateOf(request, allowed) ?? ''}`;
    const most = origin === allowed.origin ? left.get(key) : undefined;
    if (most === undefined) throw outside(method, 'is not in the plan of this run');
    if (READS.has(method) || isAgain) return;
    if (most === 0) throw outside(method, 'is one more than the plan of this run has');
    left.set(key, most - 1);
  };
  return {
    send: async (request: HttpRequest, options: SendOptions = {}) => {
      demand(request, options.isAgain ?? false);
      return transport.send(request, options);
    },
    close: () => transport.close(),
  };
};

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

const outside = (method: string, because: string): ConformanceError =>
  appError('internal', `a ${method} ${because}`);

const isToTokenEndpoint = (
  { method, origin, target }: HttpRequest,
  { tokenUrl }: Allowed,
): boolean => {
  if (tokenUrl === undefined) return false;
  const { href } = new URL(tokenUrl);
  if (method === 'POST') return `${origin}${target}` === href;
  return `${origin}${target.split('?', 1)[0] ?? ''}` === href.split('?', 1)[0];
};

/** The path of the plan that a target is of; the last segment of a client's may be anything. */
const templateOf = ({ target }: HttpRequest, { requests }: Allowed): string | undefined => {
  const [path = ''] = target.split('?', 1);
  const segments = path.split('/');
  return requests
    .map((planned) => planned.path)
    .find((template) => isOf(segments, template.split('/')));
};

const isOf = (segments: readonly string[], template: readonly string[]): boolean =>
  segments.length === template.length &&
  template.every((each, index) => each.startsWith('{') || each === segments[index]);
