const BYTES = 'it shows in bytes of the connection alone, which no HAR keeps';
const CREDENTIALS = 'the values of credentials are taken out of recordings';
const MEANT = 'nobody knows whether the request was meant to be refused: the page lists it';
const INFO = 'it is information';
const FULL = 'only a probe of the full depth shows it';
const PINNED = 'what it means is open: only a probe pins it';

const LOGIN = 'what a token request says, and to whom, is taken out of recordings';
const WHOSE = 'nobody knows whose token it was';
const BORDER = 'another writer may have moved the border of the page';
const WRITER = 'another writer may have done it';

const OF_TOKEN_ENDPOINT = [
  'any-audience-is-accepted',
  'any-grant-is-served',
  'any-issuer-is-accepted',
  'any-subject-is-accepted',
  'assertion-is-not-needed',
  'assertion-serves-twice',
  'assertion-signature-is-not-verified',
  'bad-assertion-is-forbidden',
  'bad-assertion-is-no-client-error',
  'expired-assertion-is-accepted',
  'granted-scope-is-not-named',
  'long-lived-assertion-is-accepted',
  'missing-grant-is-served',
  'public-key-signs-assertions',
  'refresh-token-is-issued',
  'repeated-grant-is-served',
  'seconds-are-refused',
  'token-answer-is-a-string',
  'token-answer-is-cached',
  'token-errors-have-no-code',
  'token-get-is-served',
  'token-lifetime-disagrees',
  'token-lifetime-is-a-string',
  'token-type-is-missing',
  'unknown-client-logs-in',
  'unsigned-assertion-is-accepted',
];

const OF_FULL_DEPTH = [
  'first-uri-is-not-checked',
  'last-contact-is-not-checked',
  'object-name-crashes',
  'proto-name-is-lost',
  'wrong-logo-is-dropped',
  'zero-flag-is-taken-for-false',
  'null-name-is-taken-for-empty-by-create',
  'create-elsewhere-clears-contacts',
  'refused-create-renames-newest',
  'repeated-update-unsets-neighbours-flag',
  'unknown-delete-takes-newest',
];

const OF_EMPTY_VALUES = [
  'empty-contacts-are-ignored-by-update',
  'empty-name-is-filled-in',
  'empty-page-is-dropped-by-create',
  'empty-page-is-stored-by-update',
  'empty-uris-are-filled-in',
  'null-contacts-are-dropped-by-create',
  'null-contacts-clear-them',
  'null-flag-becomes-false',
  'null-flag-is-taken-for-true-by-create',
  'null-logo-is-dropped-by-create',
  'null-logo-is-ignored-by-update',
];

/** Why a plain recording of the default run does not show a fault, as an error or a warning. */
export const LOST: Readonly<Record<string, string>> = {
  ...Object.fromEntries(OF_TOKEN_ENDPOINT.map((id) => [id, LOGIN])),
  ...Object.fromEntries(OF_FULL_DEPTH.map((id) => [id, FULL])),
  ...Object.fromEntries(OF_EMPTY_VALUES.map((id) => [id, PINNED])),
  'page-loses-client-at-border': BORDER,
  'page-repeats-client-at-border': BORDER,
  'any-token-works': CREDENTIALS,
  'token-in-error': CREDENTIALS,
  'body-after-204': BYTES,
  'bytes-after-body': BYTES,
  'wrong-content-length': BYTES,
  'empty-create-accepted': 'a recorder that loses the content of requests writes the same',
  'equal-create-is-refused': 'another writer may have taken the name',
  'partial-update-clears-arrays': 'another writer may have cleared them',
  'bytes-of-no-text-are-replaced': 'a recorder that keeps text has replaced the bytes itself',
  'broken-escape-crashes': 'the path is none of the document: it may be of another API',
  'extra-member': INFO,
  'quoted-name-is-refused': INFO,
  'get-is-never-answered': 'a recorder writes the same where the caller gave up',
  'order-of-members-counts': MEANT,
  'second-uri-refused': MEANT,
  'update-is-forbidden': MEANT,
  'update-refused': MEANT,
  'unknown-institution-served': 'nobody knows which institutions there are',
  'create-makes-two': 'another writer may have made it',
  'create-revives-deleted': 'another writer may have set them',
  'deleted-name-stays-reserved': PINNED,
  'third-client-is-refused': INFO,
  'delete-takes-neighbour': 'another writer may have deleted it',
  'empty-contacts-are-hidden': PINNED,
  'false-flag-is-hidden': PINNED,
  'refused-update-stores-uris': 'another writer may have stored them',
  'repeated-uris-are-dropped': PINNED,
  'any-scheme-works': CREDENTIALS,
  'expired-token-works': CREDENTIALS,
  'query-token-works': CREDENTIALS,
  'refusal-shows-client': CREDENTIALS,
  'token-signature-is-not-verified': CREDENTIALS,
  'unsigned-token-works': CREDENTIALS,
  'secrets-count-up': CREDENTIALS,
  'secrets-vary-little': CREDENTIALS,
  'any-good-token-opens-all': WHOSE,
  'other-token-deletes': WHOSE,
  'other-token-is-unauthorized': WHOSE,
  'other-token-lists': WHOSE,
  'other-token-updates': WHOSE,
  'delete-reaches-other-institution': WRITER,
  'delete-reaches-other-partner': WRITER,
  'refused-login-deletes': WRITER,
  'update-reaches-other-institution': WRITER,
  'update-reaches-other-partner': WRITER,
  'delete-clears-neighbours-terms': WRITER,
  'update-sets-neighbours-logo': WRITER,
};
