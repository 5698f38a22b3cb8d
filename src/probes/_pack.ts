import type { ClientMetadata, Drive } from '../model/probe.js';
import { contactsOf } from '../model/sent-values.js';
import { type Field, type Pack, PAGES } from './_odd-value.js';
import { ODD_VALUES } from './_odd-values.js';

type Depth = 'quick' | 'full';

const isOf =
  (depth: Depth) =>
  (each: { readonly depth?: Depth }): boolean =>
    depth === 'full' || each.depth === 'quick';

/** The values of a depth, the placeholders filled in. */
export const valuesOf = (drive: Drive, depth: Depth) => {
  const { values, mark } = drive;
  const [first = ''] = values.redirectHosts;
  const slash = first.indexOf('/');
  const [host, path] = slash === -1 ? [first, ''] : [first.slice(0, slash), first.slice(slash)];
  const filled = (text: string) =>
    text
      .replaceAll('{host}', () => host)
      .replaceAll('{HOST}', () => host.toUpperCase())
      .replaceAll('{path}', () => path)
      .replaceAll('{domain}', () => values.contactDomain)
      .replaceAll('{DOMAIN}', () => values.contactDomain.toUpperCase())
      .replaceAll('{mark}', () => mark);
  const addresses = ODD_VALUES.addresses
    .filter(isOf(depth))
    .filter(({ unless }) => unless !== 'port' || !host.includes(':'));
  const { texts, lengths, contacts } = ODD_VALUES;
  // One letter again and again would look like a mask to whoever judges a recording of it.
  const long = (length: number, start: string) => start.padEnd(length, 'abcdefghij');
  const lengthy = lengths.filter(isOf(depth));
  const uris = lengthy
    .filter((each) => each.in !== 'names')
    .map(({ length }) => long(length, `https://${host}${path}/`));
  return {
    texts: texts.filter(isOf(depth)),
    names: lengthy.map(({ length }) => long(length, 'Long ')),
    pages: [...addresses.map(({ text }) => filled(text)), ...uris],
    redirects: [
      ...addresses.filter((each) => each.in !== 'pages').map(({ text }) => filled(text)),
      ...uris,
    ],
    contacts: contacts.filter(isOf(depth)).map(({ text }) => filled(text)),
  };
};

/** A valid body but for the values of a pack; whatever the provider makes of those, two members carry the mark. */
export const bodyOf = (drive: Drive, label: string, pack: Pack): ClientMetadata => {
  const draft = drive.draft(label);
  const textsOf = (field: Field) => pack.flatMap((each) => (each.field === field ? each.text : []));
  const [names, uris, contacts] = [textsOf('name'), textsOf('redirectUris'), textsOf('contacts')];
  const needsContacts = names.length + uris.length + contacts.length > 0;
  const marked = contactsOf(drive.values, drive.mark);
  const pages = pack.filter(({ field }) => PAGES.some((page) => page === field));
  return {
    ...draft,
    ...(names.length > 0 && { name: names.join(' ') }),
    redirectUris: [...draft.redirectUris, ...uris],
    ...(needsContacts && { contacts: [...marked, ...contacts] }),
    ...Object.fromEntries(pages.map(({ field, text }) => [field, text])),
  };
};
