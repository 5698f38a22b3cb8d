import type { Collection } from './store.js';
import { part } from './transcript-logins.testing.js';

/** One request of a transcript. @returns the answer, byte by byte */
type Ask = (
  method: string,
  rest: string,
  step?: {
    readonly value?: unknown;
    readonly authorization?: string;
    readonly institution?: string;
    readonly partner?: string;
  },
) => Promise<string>;

interface Known {
  readonly other: Collection;
  readonly foreign: Collection;
  /** One that is good. */
  readonly token: string;
  /** A client that may be created. */
  readonly value: unknown;
}

const idIn = (answer: string): string =>
  `/${/"clientId":"?([\w-]+)/.exec(answer)?.[1] ?? 'nobody'}`;

/** Credentials that must be refused, and ways that must not lead to a client. */
export const strangers = async (
  ask: Ask,
  { other, foreign, token, value }: Known,
): Promise<void> => {
  const standing = idIn(await ask('POST', '', { value }));
  await ask('GET', standing);
  const forged = (head: object, claims: object) => `Bearer ${part(head)}.${part(claims)}.x`;
  const ahead = { exp: Math.floor(Date.now() / 1000) + 60 };
  const bad = [
    { authorization: '' },
    { authorization: `Token ${token}` },
    { authorization: forged({ alg: 'none' }, ahead) },
    { authorization: forged({ alg: 'ES256' }, ahead) },
    { authorization: forged({ alg: 'ES256' }, { exp: 5 }) },
    { partner: other.partner },
    { institution: other.institution },
    { institution: foreign.institution },
  ];
  for (const step of bad) {
    await ask('GET', '', step);
    await ask('GET', standing, step);
    await ask('PUT', standing, { ...step, value: { name: 'A stranger' } });
    await ask('GET', standing);
    if (step.authorization !== undefined) await ask('POST', '', { ...step, value });
  }
  await ask('GET', `${standing}?access_token=${token}`, { authorization: '' });
  for (const step of bad) {
    const one = idIn(await ask('POST', '', { value }));
    await ask('DELETE', one, step);
    await ask('GET', one);
  }
  await ask('GET', '');
};
