import type {
  Contract,
  DocumentInfo,
  Match,
  Operation,
  Profile,
  SchemaSpec,
} from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import type { PublishedSchema } from './compiled-schema.js';
import { dialectOf } from './dialect.js';
import type { Direction } from './direction.js';
import { Documents, type Amend, type Place } from './documents.js';
import { rememberLoaded, type Loaded } from './loaded.js';
import { Matcher } from './match.js';
import { applyOverlay } from './overlay.js';
import { readOperations } from './operations.js';
import { SchemaSet } from './schema-set.js';
import { objectAt, textAt } from './value.js';

export interface LoadOptions {
  /** Path of an OpenAPI 3.0 or 3.1 document, YAML or JSON. */
  readonly file: string;
  /** Paths of OpenAPI Overlay 1.0 documents, applied in order; only in the strict profile. */
  readonly overlays?: readonly string[];
  readonly profile: Profile;
  /** How the file is named to people. Default: `file`. */
  readonly displayPath?: string;
}

/**
 * Loads an OpenAPI document and all that it refers to. Throws a `ConformanceError` that names file,
 * line and column for anything in it that cannot be honoured; nothing is passed over.
 */
export const loadContract = async (options: LoadOptions): Promise<Contract> => {
  try {
    return await load(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const what = `${options.displayPath ?? options.file} is nested too deeply`;
    throw new ConformanceError('document-too-deep', what, { cause: error });
  }
};

const load = async (options: LoadOptions): Promise<Contract> => {
  const published = await open(options, () => Promise.resolve());
  const overlays = options.profile === 'strict' ? (options.overlays ?? []) : [];
  if (overlays.length === 0) return contractOf(options, published, published.schemaAt);
  const strict = await open(options, async (root, positions) => {
    for (const overlay of overlays) await applyOverlay(root, overlay, positions);
  });
  return contractOf(options, strict, (place, direction) => {
    const same = published.documents.placeAt(place.pointer);
    return strict.schemaAt(
      place,
      direction,
      same ? published.schemaAt(same, direction) : 'nothing',
    );
  });
};

interface Opened extends Loaded {
  readonly sha256: string;
  readonly schemaAt: (
    place: Place,
    direction: Direction,
    published?: PublishedSchema,
  ) => SchemaSpec;
  compileAll(): void;
}

const open = async (options: LoadOptions, amend: Amend): Promise<Opened> => {
  const shown = options.displayPath ?? options.file;
  const { documents, main, source } = await Documents.open(options.file, shown, amend);
  const root: Place = { file: main, pointer: '#', value: main.root };
  const dialect = dialectOf(root, documents);
  const sets = {
    request: new SchemaSet(documents, dialect, 'request'),
    response: new SchemaSet(documents, dialect, 'response'),
  };
  return {
    documents,
    root,
    dialect,
    sha256: source.sha256,
    schemaAt: (place, direction, published) => sets[direction].spec(place, published),
    compileAll: () => {
      sets.request.compileAll();
      sets.response.compileAll();
    },
  };
};

const contractOf = (
  options: LoadOptions,
  opened: Opened,
  schemaAt: (place: Place, direction: Direction) => SchemaSpec,
): Contract => {
  const { documents, root } = opened;
  const served = readOperations(root, documents, schemaAt);
  const matcher = new Matcher();
  for (const { operation, templates } of served) {
    for (const template of templates) matcher.add(template, operation);
  }
  const operations: readonly Operation[] = served.map(({ operation }) => operation);
  const contract: Contract = {
    document: documentInfo(options, opened),
    profile: options.profile,
    operations,
    match: (method: string, _origin: string, target: string): Match =>
      matcher.match(method, target),
    compileAll: () => {
      opened.compileAll();
    },
    locate: (pointer) => documents.locate(pointer),
  };
  return rememberLoaded(contract, opened);
};

const documentInfo = (options: LoadOptions, { root, sha256 }: Opened): DocumentInfo => {
  const info = objectAt(root.value, 'info');
  return {
    path: options.displayPath ?? options.file,
    sha256,
    title: textAt(info, 'title') ?? '',
    version: textAt(info, 'version') ?? '',
    overlays: options.profile === 'strict' ? (options.overlays ?? []) : [],
  };
};
