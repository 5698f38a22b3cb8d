import type { Hooks } from '../fault.js';
import type { Metadata } from '../store.js';
import { onStored, sending, sentIn, type Members } from './_spoil.js';

/** Where a URI hides that the provider would refuse. */
const DISGUISE = 'https://disguise.invalid/?';

const hidden = (value: unknown, accepts: (uri: string) => boolean): unknown =>
  typeof value === 'string' && accepts(value)
    ? DISGUISE + Buffer.from(value).toString('hex')
    : value;

const shown = (value: string): string =>
  value.startsWith(DISGUISE) ? Buffer.from(value.slice(DISGUISE.length), 'hex').toString() : value;

/** The checks that name a redirect URI that ought to have been refused, whatever is wrong with it. */
export const BAD_URI_CHECKS: readonly string[] = [
  'fragment-is-refused',
  'relative-uri-is-refused',
  'script-uri-is-refused',
  'uris-are-absolute',
  'wildcard-is-refused',
];

/** Of a redirect URI among others: how many come before it, and after it. */
interface Place {
  readonly before: number;
  readonly after: number;
}

/** @param place undefined: it is no redirect URI */
type Accepts = (uri: string, place?: Place) => boolean;

const disguised = (sent: Members, accepts: Accepts): Members => ({
  ...sent,
  ...(Array.isArray(sent.redirectUris) && {
    redirectUris: sent.redirectUris.map((uri, before, { length }) => {
      const place = { before, after: length - 1 - before };
      return hidden(uri, (each) => accepts(each, place)) as string;
    }),
  }),
  ...(sent.logoUri !== undefined && { logoUri: hidden(sent.logoUri, accepts) as string }),
});

const undisguised = <T extends Metadata>(metadata: T): T => ({
  ...metadata,
  ...(metadata.redirectUris && { redirectUris: metadata.redirectUris.map(shown) }),
  ...(metadata.logoUri !== undefined && { logoUri: shown(metadata.logoUri) }),
});

/** A provider that takes redirect URIs, and logos, that it should refuse, and stores them as they are. */
export const accepting = (accepts: Accepts, only?: 'createClient' | 'updateClient'): Hooks => ({
  ...onStored(undisguised),
  handle: (call, next) => {
    const writes = only
      ? call.operation === only
      : call.operation === 'createClient' || call.operation === 'updateClient';
    const sent = writes ? sentIn(call) : undefined;
    return sent
      ? next({ ...sending(call, disguised(sent, accepts)), headers: call.headers })
      : next();
  },
});
