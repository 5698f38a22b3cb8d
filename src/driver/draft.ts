import { marksIn } from '../model/mark.js';
import type { Drive } from '../model/probe.js';
import { callbackOf, contactsOf, type SentValues } from '../model/sent-values.js';

/** The name of a client. @param label letters and blanks */
const nameOf = ({ name }: SentValues, label: string, mark: string): string =>
  name
    .replaceAll('{label}', () => label)
    .replaceAll('{slug}', () => label.toLowerCase().replaceAll(' ', '-'))
    .replaceAll('{mark}', () => mark);

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
