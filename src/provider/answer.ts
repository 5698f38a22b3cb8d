/** Header fields in the order in which they are sent. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What the provider says to one request, before it is written. */
export interface Answer {
  readonly status: number;
  readonly fields: Fields;
  /** Absent: an answer without content, and so without its header fields. */
  readonly content?: Uint8Array;
}

const NO_STORE = ['Cache-Control', 'no-store'] as const;

/** An answer whose content is JSON text (RFC 8259). */
export const json = (status: number, value: unknown, fields: Fields = []): Answer => ({
  status,
  fields: [['Content-Type', 'application/json'], NO_STORE, ...fields],
  content: Buffer.from(JSON.stringify(value)),
});

/** 204, which ends after its header section (RFC 9110 §15.3.5). */
export const noContent = (): Answer => ({ status: 204, fields: [NO_STORE] });

/** A refusal: a stable word for programs, a phrase for people, nothing of what is inside. */
export const refusal = (
  status: number,
  error: string,
  description: string,
  fields: Fields = [],
): Answer => json(status, { error, error_description: description }, fields);

/** The same answer with a field set; `undefined` takes it away. Names compare without case. */
export const withField = (answer: Answer, name: string, value: string | undefined): Answer => {
  const others = answer.fields.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return { ...answer, fields: value === undefined ? others : [...others, [name, value]] };
};
