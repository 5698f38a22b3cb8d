/**
 * Why a request was sent. A probe tags each request, so that a check can tell a refusal that was
 * asked for from one that was not. A recording made elsewhere carries no purpose.
 */
export const PURPOSES = [
  /** Well-formed, authorised, aimed at the collection or at a client that exists. */
  'valid',
  /** Aimed at a client that this run has deleted. */
  'deleted',
  /** Aimed at a random id that was never issued. */
  'unknown-id',
  /** Aimed at an id that cannot be one. */
  'malformed-id',
  /** Aimed at a random institution or partner. */
  'unknown-collection',
  /** Aimed at a client of ours through another institution or partner. */
  'foreign-collection',
  /** Aimed at a client of ours with a token that is for another institution or partner. */
  'foreign-token',
  /** The body breaks the document or a rule that the provider must keep. */
  'invalid-body',
  /** The document allows the body, sense may not; both answers are lawful. */
  'odd-body',
  /** Document and sense allow the body; one value may be beyond what the provider takes, which then refuses it. */
  'odd-value',
  /** A method or a media type that the document does not know. */
  'unsupported',
  /** No credentials. */
  'anonymous',
  /** Credentials that must be refused. */
  'bad-token',
  /** A token that expired long ago. */
  'expired-token',
  /** A good token, in the address alone. */
  'query-token',
  /** A request to the token endpoint. */
  'token',
  /** A request to the token endpoint with an assertion that must be refused. */
  'bad-assertion',
  /** The same with one that a standard lets pass, and the vendor does not. */
  'odd-assertion',
  /** The same with one whose expiry is right, in the other unit of time. */
  'other-unit',
  /** A request to the token endpoint that is none of a token. */
  'bad-token-request',
  /** What was there before the run, and what is left after it. */
  'inventory',
  /** Deletion of what the run has created. */
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
