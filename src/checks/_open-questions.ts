/** The questions that the document leaves open and whose answers are pinned. */
export const OBSERVED_PINS = [
  'put',
  'put-scalars',
  'put-arrays',
  'put-booleans',
  'empty-update',
  'equal-creates',
  'deleted-name',
  'pkce-default',
  'false-flag',
  'repeated-uris',
  'empty-contacts',
] as const;

export type ObservedPin = (typeof OBSERVED_PINS)[number];
