import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Claim } from '../model/check.js';
import type { Ledger, Severity } from '../model/finding.js';

/** A row of the clause table. */
export interface ClauseRow {
  readonly title: string;
  /** A section with a title in the table, or a pointer into the document. */
  readonly source: string;
  readonly severity: Severity;
  readonly ledger: Ledger;
  /** Why no claim covers it. */
  readonly unclaimed?: string;
  /** What it asks beyond what its claims do. */
  readonly note?: string;
  /** By claim: why its severity or ledger is another one. */
  readonly differs?: Readonly<Record<string, string>>;
}

/** `specs/clauses.yaml`. */
export interface Clauses {
  /** Titles of the sections that were read in the text of their standard. */
  readonly sections: Readonly<Record<string, string>>;
  /** Titles of those that were not. */
  readonly toRead: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, ClauseRow>>;
}

/** Reads the clause table. @param root the folder of the package */
export const readClauses = (root: string): Clauses =>
  parse(readFileSync(join(root, 'specs', 'clauses.yaml'), 'utf8')) as Clauses;

/** What the audit reads of a claim. */
export type Audited = Pick<Claim, 'id' | 'rows' | 'severity' | 'ledger'>;

const own = (claims: readonly Audited[], id: string) =>
  claims.filter(({ rows }) => rows.includes(id));

/** What is wrong between the table and the claims, a sentence each; empty if they agree. */
export const auditClauses = (table: Clauses, claims: readonly Audited[]): readonly string[] => [
  ...claims.flatMap(({ id, rows }) =>
    rows.filter((row) => !Object.hasOwn(table.rows, row)).map((row) => `${id}: no row ${row}`),
  ),
  ...claims.filter(({ rows }) => rows.length === 0).map(({ id }) => `${id}: names no row`),
  ...Object.entries(table.rows).flatMap(([id, row]) => [
    ...coverage(id, row, own(claims, id)),
    ...differences(id, row, own(claims, id)),
    ...sourceOf(table, id, row),
  ]),
];

const coverage = (id: string, row: ClauseRow, covering: readonly Audited[]): readonly string[] => {
  if (covering.length === 0 && row.unclaimed === undefined)
    return [`${id}: neither a claim nor a reason`];
  if (covering.length > 0 && row.unclaimed !== undefined)
    return [`${id}: unclaimed, and ${covering.map((each) => each.id).join(', ')} claims it`];
  return [];
};

const differences = (
  id: string,
  { severity, ledger, differs = {} }: ClauseRow,
  covering: readonly Audited[],
): readonly string[] => {
  const unlike = covering
    .filter((claim) => claim.severity !== severity || claim.ledger !== ledger)
    .map((claim) => claim.id);
  return [
    ...unlike
      .filter((claim) => !Object.hasOwn(differs, claim))
      .map((claim) => `${id}: ${claim} has another severity or ledger`),
    ...Object.keys(differs)
      .filter((claim) => !unlike.includes(claim))
      .map((claim) => `${id}: ${claim} does not differ`),
  ];
};

const sourceOf = ({ sections, toRead }: Clauses, id: string, { source }: ClauseRow) =>
  source.startsWith('#') || Object.hasOwn(sections, source) || Object.hasOwn(toRead, source)
    ? []
    : [`${id}: no title for ${source}`];
