import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Document, LineCounter } from 'yaml';
import { expand } from './expand.js';
import type { Waiver } from './waivers.js';
import { invalid, readYaml } from './yaml-file.js';

export interface TargetSettings {
  readonly url: string;
  readonly institution?: string;
  readonly partner?: string;
  readonly otherInstitution?: string;
  readonly otherPartner?: string;
  readonly tokenUrl?: string;
  readonly audience?: string;
  readonly clientId?: string;
  readonly keyId?: string;
  readonly privateKeyFile?: string;
  readonly scope?: string;
  readonly assertionAlg?: 'PS256' | 'RS256' | 'ES256';
  readonly assertionExpUnit?: 'ms' | 's';
  readonly sendClientId?: boolean;
  readonly clockOffsetSeconds?: number;
}

export interface RunSettings {
  readonly spec?: string;
  readonly overlays?: readonly string[];
  readonly profile?: 'published' | 'strict';
  readonly gate?: 'error' | 'warning';
  readonly depth?: 'quick' | 'full';
  readonly seed?: number;
  readonly rate?: number;
  readonly timeoutSeconds?: number;
  readonly maxDurationSeconds?: number;
  readonly consistencySeconds?: number;
  readonly reports?: string;
  readonly formats?: readonly string[];
  readonly journal?: string;
}

/** conformance.yaml; its shape is `specs/configuration.schema.json`. */
export interface Configuration {
  readonly target?: string;
  readonly targets?: Readonly<Record<string, TargetSettings>>;
  readonly settings?: RunSettings;
  readonly severities?: Readonly<Record<string, 'error' | 'warning' | 'info'>>;
  readonly pins?: Readonly<Record<string, string>>;
  readonly waivers?: readonly Waiver[];
  readonly budgets?: { readonly quick?: number; readonly full?: number };
}

export interface ConfigurationFile {
  readonly file: string;
  /** The parsed JSON Schema that the file must keep. */
  readonly schema: object;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads a configuration. Throws a `ConformanceError`: `file-not-found`, `file-unreadable`,
 * `config-invalid`, `config-variable`.
 */
export const loadConfiguration = ({ file, schema, env }: ConfigurationFile): Configuration => {
  const { document, lines } = readYaml(file);
  // Their number is bounded, and none contains itself.
  const value = expand(document.toJS({ maxAliasCount: -1 }), env, file);
  const validate = new Ajv2020({ allowUnionTypes: true, verbose: true }).compile<Configuration>(
    schema,
  );
  if (value === null || value === undefined) return {};
  if (validate(value)) return value;
  const [first] = validate.errors ?? [];
  const path = first?.instancePath.split('/').slice(1) ?? [];
  const stranger: unknown = first?.params.additionalProperty;
  const place = typeof stranger === 'string' ? [...path, stranger] : path;
  throw invalid(
    `${file}${at(document, lines, place)}: ${path.join('.') || 'the file'} ${first ? complaintOf(first) : 'is not allowed'}`,
  );
};

const at = (document: Document.Parsed, lines: LineCounter, path: readonly string[]): string => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = isRanged(node) ? node.range : undefined;
    if (range) return `:${lines.linePos(range[0]).line}`;
  }
  return '';
};

const isRanged = (node: unknown): node is { range: readonly [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

/** What is wrong, and what would be right. */
const complaintOf = (error: ErrorObject): string => {
  const { keyword, message = 'is not allowed', params } = error;
  const schema: unknown = error.parentSchema;
  if (keyword === 'additionalProperties') {
    const known = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
    return `has no member "${String(params.additionalProperty)}", only ${Object.keys(known).join(', ')}`;
  }
  if (keyword === 'enum') return `must be one of ${[params.allowedValues].flat().join(', ')}`;
  if (keyword === 'pattern' && isRecord(schema) && Array.isArray(schema.examples)) {
    return `must look like ${schema.examples.join(' or ')}`;
  }
  return message;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
