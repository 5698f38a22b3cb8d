import type { Collection } from '../model/operation.js';

/** Where the two differ in both, two more lie between them. */
export const between = (one: Collection, other: Collection): readonly Collection[] =>
  one.institution === other.institution || one.partner === other.partner
    ? []
    : [
        { institution: one.institution, partner: other.partner },
        { institution: other.institution, partner: one.partner },
      ];
