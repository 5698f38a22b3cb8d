import type { ConformanceError } from '../../model/error.js';
import { type PACT_ERRORS, pactError } from '../errors.js';
import { terminal } from '../../model/escape.js';
import type { CliOutcome } from './pact-cli.js';
import type { BrokerSettings } from './settings.js';

/** How much of the broker's own words an error shows, characters. */
const QUOTED = 200;

/** The status in the words of Pact's command; it stands behind a path, never at its beginning. */
const REQUEST = "Request to pact broker path '";
const STATUS = /^.{0,4096}?' failed: (\d{3})\b/;
const UNREACHED = 'Failed to access pact broker path ';
/** What may stand before them on their line: the frame of the command, and the kind of its error. */
const BEFORE = /^\W{0,64}(?:[\w /-]{1,64} - )?$/;
const BEFORE_UNREACHED = /^\W{0,64}(?:IO Error - )?$/;
const NOT_HAL = /Did not get a valid HAL response body|missing field `|Error with the content of/;
/** Where the broker's own words begin, behind those of Pact's command. */
const DETAILS = 'Details:';

/** Why a call failed, as one error; the broker's words in it are cut, escaped and free of secrets. */
export const refusalOf = (outcome: CliOutcome, settings: BrokerSettings): ConformanceError => {
  const text = outcome.stdout.slice(0, 65_536);
  const at = `the broker at ${settings.baseUrl}`;
  const status = statusIn(text);
  if (status !== undefined) return ofStatus(Number(status), at);
  if (behind(text, UNREACHED, BEFORE_UNREACHED).length > 0)
    return pactError('broker-unreachable', `${at} is not there`);
  if (NOT_HAL.test(text) || outcome.code === 101 || text.trim() === '')
    return pactError('broker-answer-invalid', `${at} does not answer like one`);
  const words = quoted(text, settings);
  if (/cannot change the content of the pact|pact (?:content )?(?:has|have) changed/i.test(text))
    return pactError('pact-conflict', `${at} holds other content: ${words}`);
  if (/not found/i.test(text)) return pactError('broker-not-found', `${at} says: ${words}`);
  return pactError('broker-refused', `${at} says: ${words}`);
};

/** The rest of each line that begins with some words, behind what may stand before them. */
const behind = (text: string, words: string, before: RegExp): readonly string[] =>
  text.split('\n').flatMap((line) => {
    const at = line.indexOf(words);
    return at !== -1 && before.test(line.slice(0, at)) ? [line.slice(at + words.length)] : [];
  });

const statusIn = (text: string): string | undefined => {
  for (const rest of behind(text, REQUEST, BEFORE)) {
    const status = STATUS.exec(rest)?.[1];
    if (status !== undefined) return status;
  }
  return undefined;
};

const ofStatus = (status: number, at: string): ConformanceError => {
  const [code, words] = meaning(status);
  return pactError(code, `${at} ${words} (${status})`);
};

const meaning = (status: number): readonly [keyof typeof PACT_ERRORS, string] => {
  if (status === 401) return ['broker-unauthorized', 'does not accept the credentials'];
  if (status === 403) return ['broker-unauthorized', 'does not let these credentials do this'];
  if (status === 404) return ['broker-not-found', 'does not know what was asked for'];
  if (status === 409) return ['pact-conflict', 'holds other content under this version'];
  if (status === 407) return ['broker-unreachable', 'is behind a proxy that wants credentials'];
  if (status >= 500) return ['broker-failed', 'failed'];
  return ['broker-refused', 'refused the request'];
};

/** A stranger's words on one line, without secrets; the frame of Pact's command is left out. */
export const quoted = (text: string, { secrets }: Pick<BrokerSettings, 'secrets'>): string => {
  const at = text.indexOf(DETAILS);
  // Without details the command says the same on every line.
  const words = at === -1 ? (text.trim().split('\n', 1)[0] ?? '') : text.slice(at + DETAILS.length);
  const safe = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[REDACTED]'), words);
  const line = safe.replace(/^[^\p{L}\p{N}"'[({]+/u, '').replace(/\s+/g, ' ');
  return terminal(line.trim(), QUOTED);
};
