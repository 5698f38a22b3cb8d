import type { Body } from './body.js';
import type { Match } from './contract.js';
import type { RunFooter } from './evidence.js';
import type { Framing } from './http/framing.js';
import type { HeaderList } from './http/headers.js';
import type { PactTerms } from './pact/terms.js';
import type { Purpose } from './purpose.js';

export type SourceName = 'live' | 'har' | 'pact';

export interface HttpRequest {
  readonly method: string;
  /** Scheme and authority, `https://host:port`, without a trailing slash. */
  readonly origin: string;
  /** The request target as it was on the wire (RFC 9112 §3.2), never normalised. */
  readonly target: string;
  /** What stands before the document's paths in the target: `/…` without a slash at the end. Default: nothing. */
  readonly prefix?: string | undefined;
  readonly headers: HeaderList;
  readonly body: Body;
}

export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderList;
  /** The content after transfer coding and content coding. */
  readonly body: Body;
  /** All that the connection carried for this answer, from the status line on, with what followed it. */
  readonly raw?: Uint8Array | undefined;
  /** How they frame it; there where they are, and made when it is asked for. */
  readonly framing?: Framing | undefined;
}

/** Why no complete answer came. */
export interface TransportFailure {
  /** A stable word: `connect`, `tls`, `timeout`, `reset`, `protocol`, `too-large`, `aborted`. */
  readonly code: string;
  readonly message: string;
  /** The status line had been read: the server is at fault, not the way to it. */
  readonly afterStatus: boolean;
}

/** Where an exchange stands in what it was read from. */
export interface Order {
  /** Position of the file among those that are read together. */
  readonly file: number;
  /** Position in the file. */
  readonly place: number;
}

/**
 * What whoever recorded says of the writes to the recorded collections: all are shown (`sole`), or some are
 * missing (`partial`).
 */
export type Vouched = 'sole' | 'partial';

export interface ExchangeInit {
  readonly id: string;
  /** Absent where nothing was read from a file. */
  readonly order?: Order | undefined;
  readonly source: SourceName;
  /** Milliseconds since the epoch, with fractions where the clock has them. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** The connection that carried it, one request at a time; absent where nobody knows. */
  readonly connection?: string | undefined;
  /** By how much either time may be off, milliseconds; two exchanges overlap within it. Default 0. */
  readonly precisionMs?: number;
  readonly request: HttpRequest;
  /** Absent: no status line was read. */
  readonly response?: HttpResponse | undefined;
  readonly failure?: TransportFailure | undefined;
  readonly probe?: string | undefined;
  readonly purpose?: Purpose | undefined;
  /** The interaction of a pact that this is the example of. */
  readonly interaction?: string | undefined;
  /** What the pact asks for beyond the example, and where the interaction stands. */
  readonly pact?: PactTerms | undefined;
  /** Absent where nobody says anything. */
  readonly vouched?: Vouched | undefined;
  /** Why the run that recorded it ended early; on its last exchange. */
  readonly cutShort?: string | undefined;
  /** It got no answer that counts, and was sent once more: what becomes of that decides. */
  readonly isRetried?: boolean | undefined;
  /** How the run that recorded it ended; on its last exchange. */
  readonly footer?: RunFooter | undefined;
}

/** One request and what came of it. */
export class Exchange {
  readonly id: string;
  readonly order: Order | undefined;
  readonly source: SourceName;
  /** A source that knows better than a recorder's clock may still move the times. */
  startedAt: number;
  endedAt: number;
  readonly precisionMs: number;
  readonly connection: string | undefined;
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
  readonly failure: TransportFailure | undefined;
  readonly probe: string | undefined;
  readonly purpose: Purpose | undefined;
  readonly interaction: string | undefined;
  readonly pact: PactTerms | undefined;
  readonly vouched: Vouched | undefined;
  readonly cutShort: string | undefined;
  readonly isRetried: boolean;
  readonly footer: RunFooter | undefined;
  /** Which operation the request is of; the engine sets it before any check sees the exchange. */
  match: Match = { kind: 'unknown-path' };

  constructor(init: ExchangeInit) {
    this.id = init.id;
    this.order = init.order;
    this.source = init.source;
    this.startedAt = init.startedAt;
    this.endedAt = init.endedAt;
    this.precisionMs = init.precisionMs ?? 0;
    this.connection = init.connection;
    this.request = init.request;
    this.response = init.response;
    this.failure = init.failure;
    this.probe = init.probe;
    this.purpose = init.purpose;
    this.interaction = init.interaction;
    this.pact = init.pact;
    this.vouched = init.vouched;
    this.cutShort = init.cutShort;
    this.isRetried = init.isRetried ?? false;
    this.footer = init.footer;
  }

  /** About how many bytes it takes in memory. */
  get weight(): number {
    const { request, response } = this;
    const answer = response ? response.body.weight + (response.raw?.length ?? 0) : 0;
    return WITHOUT_CONTENT + request.body.weight + answer;
  }
}

/** What an exchange takes besides its content. */
const WITHOUT_CONTENT = 3072;

/** Whether `first` was over before `second` began; false where they may overlap. */
export const isBefore = (first: Exchange, second: Exchange): boolean =>
  first.endedAt + first.precisionMs <= second.startedAt - second.precisionMs;

/** Whether two requests ask for the same: by method and target, as they were on the wire. */
export const isSameRequest = ({ request: one }: Exchange, { request: other }: Exchange): boolean =>
  one.method === other.method && one.target === other.target;
