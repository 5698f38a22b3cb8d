import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Document, LineCounter } from 'yaml';
import { ConformanceError } from '../model/error.js';
import type { EvidenceDemands, Exclusion } from '../model/evidence.js';
import { isRecord } from '../model/json/walk.js';
import { expand } from './expand.js';
import { configurationSchema } from './schema.js';
import type { ChangeWaiver, Waiver } from './waivers.js';
import { invalid, readYaml } from './yaml-file.js';

/** What stands in a section of the file: members by name. */
export type Section = Readonly<Record<string, unknown>>;

/** The members of conformance.yaml that are no options; its shape is `specs/configuration.schema.json`. */
export interface Configuration {
  readonly target?: string;
  readonly targets?: Readonly<Record<string, Section>>;
  readonly settings?: Section;
  readonly severities?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  readonly pins?: Readonly<Record<string, string>>;
  readonly waivers?: readonly (Waiver | ChangeWaiver)[];
  readonly evidence?: EvidenceDemands;
  readonly exclude?: readonly Exclusion[];
  readonly budgets?: Section;
  readonly values?: Section;
}

/** A configuration that was read. */
export interface LoadedConfiguration {
  readonly content: Configuration;
  /** A section by its name; undefined where it is not there. */
  section(name: string): unknown;
  /**
   * A named target; undefined: there is none of this name. Throws `config-variable` where it needs a
   * variable that is not set: another target must not stop a run.
   */
  target(name: string): Section | undefined;
}

/** The same configuration with values in place of its own, those of its targets included. */
export const withValues = (loaded: LoadedConfiguration, values: Section): LoadedConfiguration => {
  const over = (own: unknown): Section => ({ ...(isRecord(own) ? own : {}), ...values });
  return {
    content: loaded.content,
    section: (name) => (name === 'values' ? over(loaded.section(name)) : loaded.section(name)),
    target: (name) => {
      const entry = loaded.target(name);
      return entry && { ...entry, values: over(entry.values) };
    },
  };
};

export interface ConfigurationFile {
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Targets that lack a variable, by name. */
type Unusable = ReadonlyMap<string, ConformanceError>;

const loaded = (content: Configuration, unusable: Unusable): LoadedConfiguration => ({
  content,
  section: (name) => new Map<string, unknown>(Object.entries(content)).get(name),
  target: (name) => {
    const fault = unusable.get(name);
    if (fault) throw fault;
    return new Map(Object.entries(content.targets ?? {})).get(name);
  },
});

/** Where there is no configuration. */
export const NO_CONFIGURATION = loaded({}, new Map());

/**
 * Reads a configuration. Throws a `ConformanceError`: `file-not-found`, `file-unreadable`,
 * `config-invalid`, `config-variable`.
 */
export const loadConfiguration = ({ file, env }: ConfigurationFile): LoadedConfiguration => {
  const { document, lines } = readYaml(file);
  // Their number is bounded, and none contains itself.
  const { value, unusable } = expanded(document.toJS({ maxAliasCount: -1 }), env, file);
  const validate = new Ajv2020({ allowUnionTypes: true, verbose: true }).compile<Configuration>(
    configurationSchema(),
  );
  if (value === null || value === undefined) return NO_CONFIGURATION;
  if (validate(value)) return loaded(value, unusable);
  const [first] = validate.errors ?? [];
  const path = first?.instancePath.split('/').slice(1) ?? [];
  const stranger: unknown = first?.params.additionalProperty;
  const place = typeof stranger === 'string' ? [...path, stranger] : path;
  throw invalid(
    `${file}${at(document, lines, place)}: ${path.join('.') || 'the file'} ${first ? complaintOf(first) : 'is not allowed'}`,
  );
};

/** Variables are put in target by target: one that lacks its own is set aside. */
const expanded = (
  value: unknown,
  env: ConfigurationFile['env'],
  file: string,
): { readonly value: unknown; readonly unusable: Unusable } => {
  const unusable = new Map<string, ConformanceError>();
  if (!isRecord(value) || !isRecord(value.targets) || Array.isArray(value.targets))
    return { value: expand(value, env, file), unusable };
  const { targets, ...rest } = value;
  const usable = Object.entries(targets).flatMap(([name, entry]) => {
    try {
      return [[name, expand(entry, env, file)] as const];
    } catch (error) {
      if (!(error instanceof ConformanceError)) throw error;
      unusable.set(name, error);
      return [];
    }
  });
  const others = expand(rest, env, file);
  if (!isRecord(others)) return { value: others, unusable };
  return { value: { ...others, targets: Object.fromEntries(usable) }, unusable };
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
