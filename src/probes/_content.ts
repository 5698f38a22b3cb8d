/** A body that is labelled JSON, whatever it holds. */
export const labelledJson = (text: string, type = 'application/json') => ({
  content: { type, bytes: new TextEncoder().encode(text) },
});
