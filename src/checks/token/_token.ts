import type { Exchange } from '../../model/exchange.js';
import { isObject } from '../../model/json/walk.js';
import type { Purpose } from '../../model/purpose.js';
import { type Body } from '../../model/body.js';
import { exchange } from '../_examples.js';

const FORM = 'grant_type=client_credentials&scope=openid&client_assertion=x';
const NO_STORE = { 'Cache-Control': 'no-store' };

/** An answer of the token endpoint, for examples. */
export const tokenExchange = (
  status: number,
  json: unknown,
  purpose: Purpose = 'token',
  form = FORM,
  headers: Readonly<Record<string, string>> = NO_STORE,
): Exchange =>
  exchange({
    operation: 'createClient',
    match: { kind: 'unknown-path' },
    status,
    json,
    purpose,
    headers,
    request: { method: 'POST', target: '/token', text: form, isAnonymous: true },
  });

/** A token that states claims, and that nobody has signed. */
export const jwtOf = (claims: object): string => {
  const text = btoa(JSON.stringify(claims));
  return `e30.${text.replaceAll('=', '')}.x`;
};

/** A good answer, with other members. */
export const granted = (more: object = {}, headers?: Readonly<Record<string, string>>): Exchange =>
  tokenExchange(
    200,
    { access_token: 'opaque', token_type: 'Bearer', expires_in: 600, ...more },
    'token',
    FORM,
    headers,
  );

/** The members of a JSON object; undefined where it is none. */
export const membersOf = ({ json }: Body): Readonly<Record<string, unknown>> | undefined =>
  json.ok && isObject(json.value) ? { ...json.value } : undefined;

/** The parameters of a form. */
export const formOf = ({ request }: Exchange): URLSearchParams =>
  new URLSearchParams(request.body.text);

/** The error code of a refusal; undefined where it names none. */
export const errorOf = (body: Body): string | undefined => {
  const error = membersOf(body)?.error;
  return typeof error === 'string' ? error : undefined;
};

/** The claims of a JWT; undefined where a text is none. */
export const claimsOf = (token: string): Readonly<Record<string, unknown>> | undefined => {
  const parts = token.split('.');
  if (parts.length !== 3 || token.length > MOST) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(parts[1] ?? ''));
    const claims: unknown = JSON.parse(text);
    return isObject(claims) ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
};

const MOST = 65_536;

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
