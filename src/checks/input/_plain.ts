import { isObject } from '../../model/json/walk.js';
import { MEMBERS, type Member } from '../../model/members.js';

/** Values that every provider takes, unless its settings say otherwise. */
const PLAIN: Readonly<Record<Member, (value: unknown) => boolean>> = {
  name: (value) => typeof value === 'string' && /^[A-Za-z][\w -]{0,79}$/.test(value),
  redirectUris: (value) => areTexts(value, isPlainUri),
  logoUri: (value) => isPlainUri(value),
  clientUri: (value) => isPlainUri(value),
  policyUri: (value) => isPlainUri(value),
  tosUri: (value) => isPlainUri(value),
  contacts: (value) => areTexts(value, (each) => typeof each === 'string' && MAIL.test(each)),
  pkceRequired: (value) => typeof value === 'boolean',
};

const MAIL = /^[a-z0-9-]{1,64}@[a-z0-9.-]{1,100}$/;

const isPlainUri = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^https:\/\/[a-z0-9.-]{1,80}(?::\d{1,5})?\/[\w/.-]{1,100}$/.test(value);

const areTexts = (value: unknown, isPlain: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every((each) => isPlain(each));

/** The values of a body that some provider may not take, each with its place. */
export const oddValuesIn = (body: unknown): readonly string[] => {
  if (!isObject(body)) return [];
  return MEMBERS.flatMap((member) => {
    const value = body[member];
    if (value === undefined || PLAIN[member](value)) return [];
    if (!Array.isArray(value)) return [member];
    return value.flatMap((each: unknown, index) =>
      PLAIN[member]([each]) ? [] : [`${member}/${String(index)}`],
    );
  });
};
