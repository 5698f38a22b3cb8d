const BYTES = 'it shows in bytes of the connection alone, which no HAR keeps';
const CREDENTIALS = 'the values of credentials are taken out of recordings';
const MEANT = 'nobody knows whether the request was meant to be refused: the page lists it';
const INFO = 'it is information';
const FULL = 'only a probe of the full depth shows it';
const PINNED = 'what it means is open: only a probe pins it';

const OF_FULL_DEPTH = [
  'exponent-in-name-is-computed',
  'first-uri-is-not-checked',
  'large-number-in-name-is-rounded',
  'last-contact-is-not-checked',
  'line-ends-become-blanks',
  'object-contacts-crash-update',
  'object-name-crashes',
  'page-path-is-lower-cased',
  'page-scheme-is-upgraded',
  'proto-name-is-lost',
  'tracking-is-cleaned-from-page',
  'windows-line-ends-are-shortened',
  'wrong-logo-is-dropped',
  'zero-flag-is-taken-for-false',
];

/** Why a plain recording of the default run does not show a fault, as an error or a warning. */
export const LOST: Readonly<Record<string, string>> = {
  ...Object.fromEntries(OF_FULL_DEPTH.map((id) => [id, FULL])),
  'any-token-works': CREDENTIALS,
  'token-in-error': CREDENTIALS,
  'body-after-204': BYTES,
  'bytes-after-body': BYTES,
  'wrong-content-length': BYTES,
  'empty-create-accepted': 'a recorder that loses the content of requests writes the same',
  'equal-create-is-refused': 'another writer may have taken the name',
  'partial-update-clears-arrays': 'another writer may have cleared them',
  'extra-member': INFO,
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
};
