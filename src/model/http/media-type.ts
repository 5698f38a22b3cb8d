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

/** Whether a media type is JSON by RFC 8259 §11 or by the suffix of RFC 6839 §3.1. */
export const isJson = (mediaType: string | undefined): boolean =>
  mediaType === 'application/json' || mediaType?.endsWith('+json') === true;
