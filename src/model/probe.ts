import type { Exchange } from './exchange.js';
import type { Header } from './headers.js';
import type { Collection } from './operation.js';
import type { Purpose } from './purpose.js';
import type { Random } from './random.js';

/** The members of a create or update request (`#/components/schemas/createPartnerClientDetails`). */
export interface ClientMetadata {
  readonly name?: string;
  readonly redirectUris?: readonly string[];
  readonly logoUri?: string;
  readonly clientUri?: string;
  readonly policyUri?: string;
  readonly tosUri?: string;
  readonly contacts?: readonly string[];
  readonly pkceRequired?: boolean;
}

/** A request that a probe wants sent; all that it leaves out is the driver's. */
export interface ProbeRequest {
  readonly method: string;
  readonly purpose: Purpose;
  /** The client that the target names. Default: the collection itself. */
  readonly clientId?: string;
  /** Default: the run's own collection. */
  readonly collection?: Collection;
  /** The raw target, instead of collection and client: goes to the wire as it is. */
  readonly target?: string;
  /** A value to send as JSON. */
  readonly json?: unknown;
  /** Raw content, instead of `json`. */
  readonly content?: { readonly type?: string; readonly bytes: Uint8Array };
  /** Added to, or in place of, the driver's own fields. */
  readonly headers?: readonly Header[];
  /** Default: the run's token. */
  readonly authorization?: 'none' | { readonly value: string };
}

/** What a probe drives with. Every request passes the rules of what is ours, the budget and the rate. */
export interface Drive {
  readonly random: Random;
  readonly collection: Collection;
  /** A second collection, for isolation probes, where one is configured. */
  readonly other: Collection | undefined;
  /** A valid create request that carries the run's mark in its name and a redirect URI. */
  draft(
    label: string,
  ): ClientMetadata & { readonly name: string; readonly redirectUris: readonly string[] };
  send(request: ProbeRequest): Promise<Exchange>;
  /** Sends a create under the journal; default purpose `valid`. */
  create(json: unknown, purpose?: Purpose): Promise<Exchange>;
  /** The id that a create answer issued, if it issued one. */
  issued(created: Exchange): string | undefined;
}

/** What to send and why. A probe judges nothing. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** `quick` probes run by default, `full` ones with `--depth full` besides. */
  readonly depth: 'quick' | 'full';
  /** Sends POST, PUT or DELETE. */
  readonly mutates: boolean;
  /** What it cannot run without. */
  readonly needs?: readonly ('other-collection' | 'failed-logins')[];
  /** How many requests it sends at the most; a test holds it to that. */
  readonly requests: number;
  run(drive: Drive): Promise<void>;
}

export const defineProbe = (probe: Probe): Probe => probe;
