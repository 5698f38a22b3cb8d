import type { Exchange } from '../../model/exchange.js';
import { couldNotTell } from '../../model/verdict.js';

export const SIGNED_OTHERWISE = couldNotTell(
  'a cookie, a key in the address or another field may stand for a token',
);
export const STRIPPED = couldNotTell(
  'no request to the host carries credentials: a recorder or a gateway may take them out, or add them',
);

/** Fields by which a caller may prove who it is. */
const PROOF = /^(?:cookie|proxy-authorization|dpop|x-|api-?key|token|signature)/i;

export const isSignedOtherwise = ({ request: { target, headers } }: Exchange): boolean =>
  target.includes('?') || headers.entries.some(({ name }) => PROOF.test(name));

const MOST_HOSTS = 1000;

/** Hosts to which a request with credentials went: where none did, a recorder may have taken them out. */
export class SignedHosts {
  readonly #origins = new Set<string>();

  /** @returns whether the request carries credentials */
  note({ request: { origin, headers } }: Exchange): boolean {
    if (!headers.has('authorization')) return false;
    if (this.#origins.size < MOST_HOSTS) this.#origins.add(origin);
    return true;
  }

  has({ request: { origin } }: Exchange): boolean {
    return this.#origins.has(origin);
  }
}
