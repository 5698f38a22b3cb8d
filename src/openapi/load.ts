import type {
  Contract,
  DocumentInfo,
  Match,
  Operation,
  Profile,
  SchemaSpec,
} from '../model/contract.js';
import type { DocumentSchema } from '../model/document.js';
import { openapiError } from './errors.js';
import type { PublishedSchema } from './compiled-schema.js';
import { dialectOf } from './dialect.js';
import type { Direction } from './direction.js';
import { Documents, type Amend } from './documents.js';
import type { Place } from './place.js';
import { lazily, readWhole } from './lazily.js';
import { Matcher } from './match.js';
import { serveOperations } from './operations.js';
import { type Deciders, readyDecider } from './ready.js';
import { SchemaSet } from './schema-set.js';
import { Tree } from './tree/tree.js';
import { objectAt, textAt } from './value.js';

export interface LoadOptions {
  /** Path of an OpenAPI 3.0 or 3.1 document, YAML or JSON. */
  readonly file: string;
  /** Paths of OpenAPI Overlay documents, applied in order; only in the strict profile. */
  readonly overlays?: readonly string[];
  /** Whether an action of theirs that matches nothing is an error. Default: it is a gap. */
  readonly overlaysMustMatch?: boolean;
  readonly profile: Profile;
  /** How the file is named to people. Default: `file`. */
  readonly displayPath?: string;
  /** What decides by schemas without compiling them. Default: what the build has made ready. */
  readonly ready?: Deciders;
}

/**
 * Loads an OpenAPI document and all that it refers to. What is odd in one place is a gap of the contract.
 * Throws a `ConformanceError` that names file, line and column where reading on would be guessing.
 */
export const loadContract = async (options: LoadOptions): Promise<Contract> => {
  try {
    return await load(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const what = `${options.displayPath ?? options.file} is nested too deeply`;
    throw openapiError('document-too-deep', what, { cause: error });
  }
};

const load = async (options: LoadOptions): Promise<Contract> => {
  const published = await open(options, () => Promise.resolve());
  const overlays = options.profile === 'strict' ? (options.overlays ?? []) : [];
  if (overlays.length === 0) {
    return contractOf(options, published, ({ pointer }, direction) =>
      published.schemaAt(pointer, direction),
    );
  }
  const { applyOverlay } = await import('./overlay.js');
  const mustMatch = options.overlaysMustMatch === true;
  const strict = await open(options, async (root, documents) => {
    for (const overlay of overlays) await applyOverlay(root, overlay, documents, { mustMatch });
  });
  return contractOf(options, strict, ({ pointer }, direction) =>
    strict.schemaAt(pointer, direction, published.schemaAt(pointer, direction) ?? 'nothing'),
  );
};

interface Opened {
  readonly documents: Documents;
  readonly tree: Tree;
  readonly sha256: string;
  readonly schemaAt: (
    pointer: string,
    direction: Direction,
    published?: PublishedSchema,
  ) => SchemaSpec | undefined;
  compileAll(): void;
  /** Reads the schemas that no operation uses, too. */
  readAll(): void;
}

const open = async (options: LoadOptions, amend: Amend): Promise<Opened> => {
  const shown = options.displayPath ?? options.file;
  const { documents, main, source } = await Documents.open(options.file, shown, amend);
  const root: Place = { file: main, pointer: '#', value: main.root };
  const dialect = dialectOf(root, documents);
  const tree = new Tree(root, documents, dialect);
  const { ready = readyDecider } = options;
  const sets = {
    request: new SchemaSet(documents, dialect, 'request', ready),
    response: new SchemaSet(documents, dialect, 'response', ready),
  };
  return {
    documents,
    tree,
    sha256: source.sha256,
    schemaAt: (pointer, direction, published) => {
      const schema = tree.schemaAt(pointer);
      return schema && sets[direction].spec(schema, published);
    },
    compileAll: () => {
      sets.request.compileAll();
      sets.response.compileAll();
    },
    readAll: () => {
      documents.followAll();
      for (const operation of tree.operations) readWhole(operation, 1);
      for (const { pointer } of tree.schemas.values()) {
        const schema = tree.schemaAt(pointer);
        if (schema) sets.response.enter(schema);
      }
      sets.request.enterAll();
      sets.response.enterAll();
    },
  };
};

/** From the list of operations to the members of their responses. */
const OPERATION_DEPTH = 4;

const contractOf = (
  options: LoadOptions,
  opened: Opened,
  schemaAt: (schema: DocumentSchema, direction: Direction) => SchemaSpec | undefined,
): Contract => {
  const { documents, tree } = opened;
  const served = serveOperations(tree, documents, schemaAt);
  const matchers = matchersOf(served);
  let isRead = false;
  const operations: readonly Operation[] = served.map(({ operation }) => operation);
  return {
    document: documentInfo(options, opened),
    profile: options.profile,
    operations,
    tree,
    get gaps() {
      if (!isRead) readWhole(operations, OPERATION_DEPTH);
      if (!isRead) opened.readAll();
      isRead = true;
      return documents.gaps.list;
    },
    get gapsMet() {
      return documents.gaps.list;
    },
    match: (method: string, _origin: string, target: string, prefix?: string): Match => {
      const { matcher, below } = matchers;
      if (prefix === undefined) return matcher.match(method, target);
      // The prefix stands for the whole server, or for what is before the path of one.
      for (const each of prefix === '' ? [matcher, below] : [below, matcher]) {
        const match = each.match(method, target, prefix);
        if (match.kind !== 'unknown-path') return match;
      }
      return matcher.match(method, target);
    },
    prefixOf: (target: string) => matchers.below.prefixOf(target),
    compileAll: () => {
      readWhole(operations, OPERATION_DEPTH);
      opened.compileAll();
    },
    validator: schemaAt,
    locate: (pointer) => documents.locate(pointer),
  };
};

/** By the whole paths at which operations are served, and by those below the servers'. */
const matchersOf = (served: ReturnType<typeof serveOperations>) =>
  lazily(
    {},
    {
      matcher: () => {
        const matcher = new Matcher();
        for (const { operation, templates } of served)
          for (const template of templates) matcher.add(template, operation);
        return matcher;
      },
      below: () => {
        const below = new Matcher();
        for (const { operation } of served) below.add(operation.path, operation);
        return below;
      },
    },
  );

const documentInfo = (options: LoadOptions, { tree, sha256 }: Opened): DocumentInfo => {
  const info = objectAt(tree.root.value, 'info');
  return {
    path: options.displayPath ?? options.file,
    sha256,
    title: textAt(info, 'title') ?? '',
    version: textAt(info, 'version') ?? '',
    overlays: options.profile === 'strict' ? (options.overlays ?? []) : [],
  };
};
