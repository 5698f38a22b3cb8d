import type { KnownSecrets, Redactor } from '../model/redactor.js';
import { learnSecrets, redactHeaders, redactText } from './secrets.js';

const NOTHING: KnownSecrets = {
  learn: () => undefined,
  text: (text) => text,
  bytes: (bytes) => bytes,
  leaks: () => false,
};

/** A redactor that knows no secret by its value: what stands under a secret name is masked by its place. */
export const plainRedactor = (known: Partial<KnownSecrets> = {}): Redactor => {
  const all = { ...NOTHING, ...known };
  return {
    ...all,
    learnFrom: (exchange) => {
      learnSecrets(all, exchange);
    },
    redact: (text) => redactText(all, text),
    redactHeaders: (headers) => redactHeaders(all, headers),
  };
};
