import { toBase64, toUrlAlphabet } from './base64.js';

const utf8 = new TextEncoder();

/** The part of the base64 of a text behind so many bytes that no byte around it can change. */
const behind = (bytes: Uint8Array, shift: number): string => {
  const padded = new Uint8Array(shift + bytes.length);
  padded.set(bytes, shift);
  return toBase64(padded).slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
};

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The texts in which a server may show a secret, itself first: percent-encoded, in base64 wherever it
 * stands in what was encoded, in hexadecimal.
 */
export const disguises = (secret: string): readonly string[] => {
  const bytes = utf8.encode(secret);
  const percent = encodeURIComponent(secret.toWellFormed());
  const base64 = [0, 1, 2].map((shift) => behind(bytes, shift));
  const hex = hexOf(bytes);
  return [
    ...new Set([
      ...[secret, percent, percent.replace(/%../g, (octet) => octet.toLowerCase())],
      ...base64,
      ...base64.map(toUrlAlphabet),
      ...[hex, hex.toUpperCase()],
    ]),
  ];
};
