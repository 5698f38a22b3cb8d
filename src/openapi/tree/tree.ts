import type {
  DocumentNode,
  DocumentOperation,
  DocumentSchema,
  DocumentTree,
} from '../../model/document.js';
import type { Dialect } from '../dialect.js';
import type { Documents } from '../documents.js';
import { child, type Place } from '../place.js';
import { objectAt } from '../value.js';
import { TreeNode } from './node.js';
import { readOperations, readPushed } from './operations.js';
import { Parts } from './parts.js';
import { Schemas, type SchemaTree } from './schema.js';

/**
 * What a document says, each thing once and at its place. Nothing is read before it is asked for;
 * what is odd in one of its places is a gap of the documents then.
 */
export class Tree implements DocumentTree {
  readonly openapi: Dialect['openapi'];
  readonly root: TreeNode;
  readonly #parts: Parts;
  #operations: readonly DocumentOperation[] | undefined;
  #pushed: readonly DocumentOperation[] | undefined;

  constructor(root: Place, documents: Documents, dialect: Dialect) {
    this.openapi = dialect.openapi;
    this.root = new TreeNode(root, documents);
    this.#parts = new Parts(documents, new Schemas(documents, dialect));
  }

  get operations(): readonly DocumentOperation[] {
    this.#operations ??= readOperations(this.root, this.#parts);
    return this.#operations;
  }

  get pushed(): readonly DocumentOperation[] {
    this.#pushed ??= readPushed(this.root, this.#parts, this.operations);
    return this.#pushed;
  }

  get schemas(): ReadonlyMap<string, DocumentSchema> {
    return this.#components('schemas', (place) => this.#parts.schemas.at(place));
  }

  get securitySchemes(): ReadonlyMap<string, DocumentNode> {
    const { documents } = this.#parts;
    return this.#components('securitySchemes', (place) => this.#parts.node(documents.thing(place)));
  }

  /** The schema at a pointer; undefined for a pointer to nothing. */
  schemaAt(pointer: string): SchemaTree | undefined {
    const place = this.#parts.documents.placeAt(pointer);
    return place && this.#parts.schemas.at(place);
  }

  #components<T>(kind: string, read: (place: Place) => T): ReadonlyMap<string, T> {
    const components = child(this.root, 'components');
    const names = Object.keys(objectAt(components.value, kind));
    return new Map(names.map((name) => [name, read(child(components, kind, name))]));
  }
}
