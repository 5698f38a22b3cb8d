import { randomUUID } from 'node:crypto';
import type { Access } from './api.js';
import type { Collection } from './store.js';

/** Whose clients a provider keeps: two institutions with two partners each, and a stranger's. */
export interface Tenants {
  readonly main: Collection;
  readonly other: Collection;
  /** Exists, and the token is not for it. */
  readonly foreign: Collection;
  readonly all: readonly Collection[];
  readonly accessTo: (collection: Collection) => Access;
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
  const accessTo = ({ institution, partner }: Collection): Access => {
    if (!partners.includes(partner)) return 'unknown';
    if (institution === foreign.institution) return 'forbidden';
    return institutions.includes(institution) ? 'granted' : 'unknown';
  };
  return { main, other, foreign, all: [...granted, foreign], accessTo };
};
