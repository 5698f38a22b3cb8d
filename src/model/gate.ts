/** What an input of the gate is the report of. */
export const INPUT_KINDS = ['run', 'check', 'pact verify', 'pact check', 'diff'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];
