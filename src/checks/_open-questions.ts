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
  'empty-name',
  'empty-redirect-uris',
  'create-null-scalars',
  'create-null-arrays',
  'create-null-booleans',
  'create-empty-scalars',
  'update-null-scalars',
  'update-null-arrays',
  'update-null-booleans',
  'update-empty-scalars',
  'update-empty-arrays',
] as const;

export type ObservedPin = (typeof OBSERVED_PINS)[number];
