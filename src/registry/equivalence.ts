import type { Member } from '../model/members.js';

/**
 * Whether a value was stored as another one that leads to the same place: the address of a page in another
 * spelling (RFC 3986 §6.2.2, §6.2.3), or a contact whose mail domain is in another case. Redirect URIs are
 * compared as texts, so nothing is equivalent to them.
 */
export const isEquivalent = (member: Member, sent: unknown, seen: unknown): boolean => {
  if (member === 'contacts')
    return Array.isArray(sent) && Array.isArray(seen) && areEquivalent(sent, seen);
  const isPage = member.endsWith('Uri');
  return isPage && typeof sent === 'string' && typeof seen === 'string'
    ? isText(addressOf(sent)) && addressOf(sent) === addressOf(seen)
    : false;
};

const isText = (value: string | undefined): boolean => value !== undefined;

const areEquivalent = (sent: readonly unknown[], seen: readonly unknown[]): boolean =>
  sent.length === seen.length &&
  sent.every((contact, index) => mailboxOf(contact) === mailboxOf(seen[index]));

const mailboxOf = (contact: unknown): unknown => {
  if (typeof contact !== 'string') return contact;
  const at = contact.lastIndexOf('@');
  return at === -1 ? contact : contact.slice(0, at) + contact.slice(at).toLowerCase();
};

/** In one spelling: what a URL parser makes of it, and escapes that need not be taken away. */
const addressOf = (uri: string): string | undefined => {
  if (!URL.canParse(uri)) return undefined;
  return new URL(uri).href
    .replace(/%[0-9a-f]{2}/gi, (escape) => unescaped(escape.toUpperCase()))
    .replace(/\?$/, '');
};

const unescaped = (escape: string): string => {
  const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return /[\w.~-]/.test(char) ? char : escape;
};
