import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Document, LineCounter } from 'yaml';
import { ConformanceError } from '../model/error.js';
import type { EvidenceDemands, Exclusion } from '../model/evidence.js';
import { isRecord } from '../model/json/walk.js';
import { meant } from './nearest.js';
import { expand } from './expand.js';
import { ajv2020 } from './library.js';
import { configurationSchema } from './schema.js';
import { attempt, type Flaw, salvage, type Tell } from './salvage.js';
import type { GateSettings } from './gate.js';
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
  readonly gate?: GateSettings;
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
  /** Hears what is wrong, in place of an error: what depends on it is left out, and the rest is read. */
  readonly tell?: Tell | undefined;
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

let compiled: ValidateFunction<Configuration> | undefined;

/** Compiled once: a process may read many configurations. */
const validator = (): ValidateFunction<Configuration> =>
  (compiled ??= new (ajv2020())({
    allErrors: true,
    allowUnionTypes: true,
    verbose: true,
  }).compile<Configuration>(configurationSchema()));

/** Where there is no configuration. */
export const NO_CONFIGURATION = loaded({}, new Map());

/**
 * Reads a configuration. Throws a `ConformanceError`: `file-not-found`, `file-unreadable`,
 * `config-invalid`, `config-variable`.
 */
export const loadConfiguration = (source: ConfigurationFile): LoadedConfiguration => {
  const { file, tell } = source;
  const read = attempt(() => readYaml(file), tell);
  if (!read) return NO_CONFIGURATION;
  const { document, lines } = read;
  // Their number is bounded, and none contains itself.
  const { value, unusable } = expanded(document.toJS({ maxAliasCount: -1 }), source);
  if (value === null || value === undefined) return NO_CONFIGURATION;
  const validate = validator();
  if (validate(value)) return loaded(value, unusable);
  const flawOf = (each: unknown): Flaw | undefined => {
    if (validate(each)) return undefined;
    const errors = validate.errors ?? [];
    // A misspelt member is behind the one that is missing.
    const first = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0];
    const path = first?.instancePath.split('/').slice(1) ?? [];
    const stranger: unknown = first?.params.additionalProperty;
    const place = typeof stranger === 'string' ? [...path, stranger] : path;
    const what = `${path.join('.') || 'the file'} ${first ? complaintOf(first) : 'is not allowed'}`;
    const problem = invalid(`${file}${at(document, lines, place)}: ${what}`);
    return { place, problem, isLack: first?.keyword === 'required' };
  };
  const rest = salvage(value, flawOf, tell ?? thrown);
  return validate(rest) ? loaded(rest, unusable) : NO_CONFIGURATION;
};

const thrown: Tell = (problem) => {
  throw problem;
};

/** Variables are put in target by target: one that lacks its own is set aside. */
const expanded = (
  value: unknown,
  { env, file, tell }: ConfigurationFile,
): { readonly value: unknown; readonly unusable: Unusable } => {
  const unusable = new Map<string, ConformanceError>();
  const own = (each: unknown) => attempt(() => expand(each, env, file), tell);
  if (!isRecord(value) || !isRecord(value.targets) || Array.isArray(value.targets))
    return { value: tell ? each(value, own) : own(value), unusable };
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
  const others = tell ? each(rest, own) : own(rest);
  if (!isRecord(others)) return { value: others, unusable };
  return { value: { ...others, targets: Object.fromEntries(usable) }, unusable };
};

/** Member by member: what lacks a variable takes nothing else away. */
const each = (value: unknown, own: (value: unknown) => unknown): unknown =>
  isRecord(value) && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, entry]) => {
          const done = own(entry);
          return done === undefined ? [] : [[name, done]];
        }),
      )
    : own(value);

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
    const [stranger, names] = [String(params.additionalProperty), Object.keys(known)];
    return `has no member "${stranger}", only ${names.join(', ')}${meant(stranger, names)}`;
  }
  if (keyword === 'enum') return `must be one of ${[params.allowedValues].flat().join(', ')}`;
  if (keyword === 'pattern' && isRecord(schema) && Array.isArray(schema.examples)) {
    return `must look like ${schema.examples.join(' or ')}`;
  }
  return message;
};
