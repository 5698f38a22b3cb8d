/** What a change is, why it matters, and what to do about it. */
export interface Kind {
  readonly why: string;
  readonly fix: string;
}

const REQUEST =
  'a client that keeps to the old document is refused by a server that keeps to the new one';
const RESPONSE =
  'a server that keeps to the new document sends what the old one did not let clients expect';
const KEEP = 'keep what was there beside what is new, and let it go once nobody uses it';

export const KINDS = {
  'operation-removed': { why: REQUEST, fix: KEEP },
  'operation-added': { why: 'nobody relies on it yet', fix: 'nothing to do' },
  'operation-deprecated': { why: 'it is going to be removed', fix: 'plan to do without it' },
  'server-removed': { why: 'clients call the address that they know', fix: KEEP },
  'security-tightened': {
    why: 'the credentials that clients hold are no longer enough',
    fix: 'accept the old credentials too until every client has the new ones',
  },
  'parameter-removed': {
    why: 'clients may go on sending it, and it may no longer have an effect',
    fix: 'ask those who send it',
  },
  'parameter-required': { why: REQUEST, fix: 'leave it optional, with a default' },
  'parameter-serialisation': {
    why: 'what clients write is read as something else',
    fix: 'keep style and explode',
  },
  'parameter-schema': { why: REQUEST, fix: 'let the new document accept what the old one did' },
  'parameter-default': {
    why: 'who leaves it out gets something else',
    fix: 'send the value that is meant',
  },
  'request-body-required': { why: REQUEST, fix: 'leave the body optional' },
  'request-body-removed': {
    why: 'clients may go on sending it, and it may no longer have an effect',
    fix: 'ask those who send it',
  },
  'request-media-type-removed': { why: REQUEST, fix: KEEP },
  'request-schema': { why: REQUEST, fix: 'let the new document accept what the old one did' },
  'response-status-added': {
    why: RESPONSE,
    fix: 'document it as a new operation, or keep the old status',
  },
  'response-status-removed': { why: 'clients need not expect it any more', fix: 'nothing to do' },
  'response-default-removed': {
    why: 'the document no longer says what other answers look like',
    fix: 'ask those who read them',
  },
  'response-media-type-removed': { why: RESPONSE, fix: KEEP },
  'response-header-missing': { why: RESPONSE, fix: 'go on sending the header' },
  'response-header-removed': {
    why: 'clients may read it, and it may not come any more',
    fix: 'ask those who read it',
  },
  'response-header-schema': { why: RESPONSE, fix: 'send what the old document describes' },
  'part-unreadable': {
    why: 'what cannot be read may have changed',
    fix: 'mend the document',
  },
  'response-schema': { why: RESPONSE, fix: 'send what the old document describes' },
  'webhook-added': { why: 'nobody relies on it yet', fix: 'nothing to do' },
  'webhook-removed': { why: 'clients may wait for it', fix: 'ask those who take it' },
  'webhook-body-missing': { why: RESPONSE, fix: 'go on sending the body' },
  'webhook-media-type-added': { why: RESPONSE, fix: KEEP },
  'webhook-parameter-missing': { why: RESPONSE, fix: 'go on sending it' },
  'webhook-schema': { why: RESPONSE, fix: 'send what the old document describes' },
  'webhook-answer-refused': {
    why: 'clients that keep to the old document answer what is no longer taken',
    fix: KEEP,
  },
  'webhook-answer-schema': {
    why: 'clients that keep to the old document answer what is no longer taken',
    fix: 'let the new document accept what the old one did',
  },
  'member-withdrawn': {
    why: 'the document no longer speaks of it: nothing is refused, but it may have no effect, or not come any more',
    fix: 'ask those who use it',
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** Of what is neither proven nor refuted, whatever its kind is. */
export const UNDECIDED: Kind = {
  why: 'it may break, and it may not',
  fix: 'compare the two places by hand, and accept the change by a waiver where nothing breaks',
};

export type KindId = keyof typeof KINDS;
