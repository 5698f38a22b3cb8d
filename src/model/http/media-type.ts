/** `type/subtype` in lower case, without parameters (RFC 9110 §8.3.1); undefined where it is none. */
export const essence = (contentType: string | undefined): string | undefined => {
  if (contentType === undefined) return undefined;
  const known = ESSENCES.get(contentType);
  if (known !== undefined) return known;
  const type = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (!/^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+$/.test(type)) return undefined;
  if (ESSENCES.size < 64) ESSENCES.set(contentType, type);
  return type;
};

/** The values that real traffic repeats; bounded, for a server chooses them. */
const ESSENCES = new Map<string, string>();

/** The parameters of a media type, in lower case: none that a document names is case-sensitive in practice. */
export const parametersOf = (contentType: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const part of contentType.split(';').slice(1)) {
    const at = part.indexOf('=');
    if (at < 0) continue;
    const value = part
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    found.set(part.slice(0, at).trim().toLowerCase(), value.toLowerCase());
  }
  return found;
};

/**
 * Whether a media type is JSON: by RFC 8259 §11, by the suffix of RFC 6839 §3.1, or as everyone takes it
 * (MIME Sniffing Standard, JSON MIME type).
 */
export const isJson = (mediaType: string | undefined): boolean =>
  mediaType === 'application/json' ||
  mediaType === 'text/json' ||
  mediaType?.endsWith('+json') === true;
