/** The letters of base64, by their values (RFC 4648 §4). */
export const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without padding (RFC 4648 §4). */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second, third] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    const group = (first << 16) | (second << 8) | third;
    text +=
      STANDARD.charAt(group >> 18) +
      STANDARD.charAt((group >> 12) & 63) +
      STANDARD.charAt((group >> 6) & 63) +
      STANDARD.charAt(group & 63);
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
};

/** The URL alphabet (RFC 4648 §5) of a base64 text. */
export const toUrlAlphabet = (base64: string): string =>
  base64.replaceAll('+', '-').replaceAll('/', '_');

/** The bytes of base64 in either alphabet, padding passed over; undefined where it is none. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  const body = text.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/_-]*$/.test(body) || body.length % 4 === 1) return undefined;
  const standard = body.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const letter of standard) {
    bits = ((bits << 6) | STANDARD.indexOf(letter)) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 255;
  }
  return bytes;
};
