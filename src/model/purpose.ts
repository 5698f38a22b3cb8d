/**
 * Why a request was sent. A probe tags each request, so that a check can tell a refusal that was
 * asked for from one that was not. A recording made elsewhere carries no purpose.
 *
 * - `valid`: well-formed, authorised, aimed at the collection or at a client that exists
 * - `deleted`: aimed at a client that this run has deleted
 * - `unknown-id`: aimed at a random id that was never issued
 * - `malformed-id`: aimed at an id that cannot be one
 * - `unknown-collection`: aimed at a random institution or partner
 * - `foreign-collection`: aimed at a client of ours through another institution or partner
 * - `foreign-token`: aimed at a client of ours with a token that is for another institution or partner
 * - `invalid-body`: the body breaks the document or a rule that the provider must keep
 * - `odd-body`: the document allows the body, sense may not; both answers are lawful
 * - `odd-value`: document and sense allow the body; one of its values may be beyond what the provider takes, which
 *   then refuses it and never changes it
 * - `unsupported`: a method or a media type that the document does not know
 * - `anonymous`: no credentials
 * - `bad-token`: credentials that must be refused
 * - `expired-token`: a token that expired long ago
 * - `query-token`: a good token, in the address alone
 * - `token`: a request to the token endpoint
 * - `bad-assertion`: a request to the token endpoint with an assertion that must be refused
 * - `odd-assertion`: the same with one that a standard lets pass, and the vendor does not
 * - `other-unit`: the same with one whose expiry is right, in the other unit of time
 * - `bad-token-request`: a request to the token endpoint that is none of a token
 * - `inventory`: what was there before the run, and what is left after it
 * - `clean-up`: deletion of what the run has created
 */
export const PURPOSES = [
  'valid',
  'deleted',
  'unknown-id',
  'malformed-id',
  'unknown-collection',
  'foreign-collection',
  'foreign-token',
  'invalid-body',
  'odd-body',
  'odd-value',
  'unsupported',
  'anonymous',
  'bad-token',
  'expired-token',
  'query-token',
  'token',
  'bad-assertion',
  'odd-assertion',
  'other-unit',
  'bad-token-request',
  'inventory',
  'clean-up',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Requests to the token endpoint, which is no operation of the document. */
const TO_TOKEN_ENDPOINT: ReadonlySet<string> = new Set<Purpose>([
  'token',
  'bad-assertion',
  'odd-assertion',
  'other-unit',
  'bad-token-request',
]);

export const isToTokenEndpoint = (purpose: string | undefined): boolean =>
  purpose !== undefined && TO_TOKEN_ENDPOINT.has(purpose);

/** Requests that must be refused for what they go with in place of a good token. */
export const UNAUTHORISED = [
  'anonymous',
  'bad-token',
  'expired-token',
  'query-token',
  'foreign-token',
] as const satisfies readonly Purpose[];

const WITHOUT_RIGHT: ReadonlySet<Purpose | undefined> = new Set<Purpose>(UNAUTHORISED);

export const isUnauthorised = (purpose: Purpose | undefined): boolean => WITHOUT_RIGHT.has(purpose);

const EXPECT_SUCCESS: ReadonlySet<Purpose> = new Set(['valid', 'inventory', 'clean-up']);

/** Whether a request of this purpose is one that a correct provider serves with a success. */
export const expectsSuccess = (purpose: Purpose | undefined): boolean =>
  purpose !== undefined && EXPECT_SUCCESS.has(purpose);
