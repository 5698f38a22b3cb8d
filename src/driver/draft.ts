import { marksIn } from '../model/mark.js';
import type { Drive } from '../model/probe.js';
import { callbackOf, contactsOf, nameOf, type SentValues } from '../model/sent-values.js';

/**
 * A valid create request. Where the settings leave no room for the mark in the name, a contact carries it
 * instead: two places out of three hold it.
 */
export const draftOf = (
  values: SentValues,
  label: string,
  mark: string,
): ReturnType<Drive['draft']> => {
  const name = nameOf(values, label, mark);
  const draft = { name, redirectUris: [`https://${callbackOf(values, mark)}`] };
  const isNamed = marksIn({ name }).has(mark);
  return isNamed && !values.contactsAlways
    ? draft
    : { ...draft, contacts: contactsOf(values, mark) };
};
