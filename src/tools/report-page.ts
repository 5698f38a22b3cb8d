import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../model/json/walk.js';

const FILE = 'specs/report.schema.json';

/** Every member of `report.json`, out of its schema. */
export const reportPage = (head: string, root: string): string => {
  const schema: unknown = JSON.parse(readFileSync(join(root, FILE), 'utf8'));
  const defs = member(schema, '$defs');
  const names = isRecord(defs) ? Object.keys(defs) : [];
  const sections = names.flatMap((name) => {
    const rows = rowsOf(member(defs, name), '');
    return rows.length === 0 ? [] : [`## ${name}`, table(rows)];
  });
  return [
    `${head}# The report`,
    `\`report.json\` holds the whole report; its schema is \`${FILE}\`, and that of a line of \`report.jsonl\` \`specs/events.schema.json\`. The same input and seed give the same bytes, but for clocks, durations and ids. Members are added in later versions, and none goes away while \`schemaVersion\` is \`1\`.`,
    table(rowsOf(schema, '')),
    ...sections,
    '',
  ].join('\n\n');
};

type Row = readonly [string, string, string];

const member = (value: unknown, name: string): unknown =>
  isRecord(value) ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;

const rowsOf = (schema: unknown, prefix: string): readonly Row[] => {
  const properties = member(schema, 'properties');
  const required = [member(schema, 'required')].flat();
  if (!isRecord(properties)) return [];
  return Object.entries(properties).flatMap(([name, own]): readonly Row[] => {
    const optional = required.includes(name) ? '' : ' (may be absent)';
    const description = member(own, 'description');
    const words = typeof description === 'string' ? description : '';
    const inner = rowsOf(own, `${prefix}${name}.`);
    return [[`${prefix}${name}`, typeOf(own) + optional, words], ...inner];
  });
};

const typeOf = (schema: unknown): string => {
  const ref = member(schema, '$ref');
  if (typeof ref === 'string') {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    return `[${name}](#${name.toLowerCase()})`;
  }
  const [values, constant, type] = ['enum', 'const', 'type'].map((name) => member(schema, name));
  if (constant !== undefined) return code(JSON.stringify(constant));
  if (Array.isArray(values)) return values.map((each) => code(JSON.stringify(each))).join(', ');
  const items = member(schema, 'items');
  if (type === 'array' && items !== undefined) return `list of ${typeOf(items)}`;
  return [type ?? 'any'].flat().map(String).join(' or ');
};

const code = (text: string): string => `\`${text}\``;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const table = (rows: readonly Row[]): string =>
  [
    '| member | type | is |',
    '| --- | --- | --- |',
    ...rows.map(([name, type, words]) => `| \`${name}\` | ${type} | ${cell(words)} |`),
  ].join('\n');
