/** More chunks than any recorder writes. */
const MOST = 100_000;

/**
 * Coded bytes as some recorders keep them: a JSON list of chunks, each in hexadecimal or in base64.
 * Undefined where the text is anything else.
 */
export const chunksOf = (text: string): Uint8Array | undefined => {
  if (!text.startsWith('["') || !text.endsWith('"]')) return undefined;
  const chunks = listOf(text);
  if (!chunks || chunks.length > MOST) return undefined;
  const encoding = chunks.every((each) => HEX.test(each)) ? 'hex' : 'base64';
  if (encoding === 'base64' && !chunks.every((each) => BASE64.test(each))) return undefined;
  return Buffer.concat(chunks.map((each) => Buffer.from(each, encoding)));
};

const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const listOf = (text: string): readonly string[] | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? value
      : undefined;
  } catch {
    return undefined;
  }
};
