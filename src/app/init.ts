import { writeFileSync, existsSync } from 'node:fs';
import { appError } from './errors.js';
import type { Exchange } from '../model/exchange.js';
import { HarSource } from '../recordings/source.js';
import { configurationTemplate, type KnownTarget } from '../settings/template.js';
import { decodeWithin, MAX_BODY_BYTES } from '../transport/coding.js';
import { CONFIGURATIONS, type Settings } from './settings.js';

/** What was written, and what of the target is known. */
export interface Initialized extends KnownTarget {
  readonly file: string;
}

/**
 * Writes a first configuration into the folder of the call; never over another. Throws `usage`, `config-unwritable`, and
 * whatever reading the recording throws.
 * @param recording a HAR file whose requests tell base, institution and partner
 */
export const init = async (
  recording: string | undefined,
  { values }: Settings<'init'>,
): Promise<Initialized> => {
  const there = CONFIGURATIONS.find((name) => existsSync(name));
  if (there !== undefined)
    throw appError('usage', `${there} is there already`, {
      next: 'edit it, or move it away',
    });
  const recorded = recording === undefined ? undefined : await targetIn(recording);
  const known = {
    url: urlOf(values.target) ?? recorded?.url,
    institution: values.institution ?? recorded?.institution,
    partner: values.partner ?? recorded?.partner,
  };
  const [file = ''] = CONFIGURATIONS;
  try {
    writeFileSync(file, configurationTemplate(known), { flag: 'wx' });
  } catch (cause) {
    throw appError('config-unwritable', `${file} cannot be written`, {
      cause,
      next: 'go to a folder that can be written',
    });
  }
  return { file, ...known };
};

const urlOf = (target: string): string | undefined => {
  if (target === 'embedded') return undefined;
  if (/^https?:\/\//.test(target) && URL.canParse(target)) return target;
  throw appError('usage', `"${target}" is no URL`, {
    next: 'write --target https://…',
  });
};

const COLLECTION =
  /^([^?#]{0,2048}?)\/a\/oidc-provider\/api\/v0\/institutions\/([^/?#]{1,512})\/partner-clients\/([^/?#]{1,512})(?:[/?#]|$)/;

/** The collection to which most of the requests of a recording go. Throws `usage` where none does. */
const targetIn = async (file: string): Promise<KnownTarget> => {
  const counts = new Map<string, { readonly target: KnownTarget; count: number }>();
  for await (const { exchanges = [] } of new HarSource([file], {
    decode: decodeWithin(MAX_BODY_BYTES),
  }))
    for (const exchange of exchanges) {
      const target = collectionOf(exchange);
      if (!target) continue;
      const key = JSON.stringify(target);
      const known = counts.get(key);
      if (known) known.count += 1;
      else if (counts.size < MOST) counts.set(key, { target, count: 1 });
    }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  if (most) return most.target;
  throw appError(
    'usage',
    `${file} holds no request of …/a/oidc-provider/api/v0/institutions/{institutionId}/partner-clients/{partnerName}`,
    { next: 'name another recording, or none' },
  );
};

/** Collections that are told apart in one recording. */
const MOST = 10_000;

const collectionOf = ({ request }: Exchange): KnownTarget | undefined => {
  const [, prefix = '', institution = '', partner = ''] = COLLECTION.exec(request.target) ?? [];
  if (institution === '') return undefined;
  return {
    url: `${request.origin}${prefix}`,
    institution: decoded(institution),
    partner: decoded(partner),
  };
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};
