const BYTES = 'it shows in bytes of the connection alone, which no HAR keeps';
const CREDENTIALS = 'the values of credentials are taken out of recordings';
const MEANT = 'nobody knows whether the request was meant to be refused: the page lists it';
const INFO = 'it is information';
const FULL = 'only a probe of the full depth shows it';

/** Why a plain recording of the default run does not show a fault, as an error or a warning. */
export const LOST: Readonly<Record<string, string>> = {
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
  'no-allow-header': FULL,
  'patch-is-served': FULL,
  'text-body-accepted': FULL,
  'second-uri-refused': MEANT,
  'update-is-forbidden': MEANT,
  'update-refused': MEANT,
  'unknown-institution-served': 'nobody knows which institutions there are',
};
