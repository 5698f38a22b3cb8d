/** The questions that the document leaves open and whose answers are pinned. */
export const OBSERVED_PINS = [
  ...(['put', 'put-scalars', 'put-arrays', 'put-booleans'] as const),
  ...(['empty-update', 'equal-creates', 'pkce-default'] as const),
] as const;

export type ObservedPin = (typeof OBSERVED_PINS)[number];
