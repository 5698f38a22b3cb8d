import { randomUUID } from 'node:crypto';
import type { Access, Collection } from './store.js';

/** Whose clients a provider keeps: two institutions with two partners each, and a stranger's. */
export interface Tenants {
  readonly main: Collection;
  readonly other: Collection;
  /** Exists, and the token is not for it. */
  readonly foreign: Collection;
  readonly all: readonly Collection[];
  /** @param isOther the caller has the second token, which is for the other collection alone */
  readonly accessTo: (collection: Collection, isOther?: boolean) => Access;
}

/** New institutions, with ids that nobody else has. */
export const newTenants = (): Tenants => {
  const main: Collection = { institution: randomUUID(), partner: 'acme' };
  const other: Collection = { institution: randomUUID(), partner: 'globex' };
  const foreign: Collection = { institution: randomUUID(), partner: 'acme' };
  const institutions = [main.institution, other.institution];
  const partners = [main.partner, other.partner];
  const granted = institutions.flatMap((institution) =>
    partners.map((partner) => ({ institution, partner })),
  );
  const isOther = ({ institution, partner }: Collection) =>
    institution === other.institution && partner === other.partner;
  const accessTo = (collection: Collection, isOthers = false): Access => {
    const { institution, partner } = collection;
    if (!partners.includes(partner)) return 'unknown';
    if (institution === foreign.institution) return 'forbidden';
    if (!institutions.includes(institution)) return 'unknown';
    return isOthers && !isOther(collection) ? 'forbidden' : 'granted';
  };
  return { main, other, foreign, all: [...granted, foreign], accessTo };
};
