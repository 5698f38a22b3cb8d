import type {
  DocumentContent,
  DocumentHeader,
  DocumentMediaType,
  DocumentParameter,
  DocumentRequestBody,
  DocumentResponse,
} from '../../model/document.js';
import type { Documents } from '../documents.js';
import { child, type Place } from '../place.js';
import { member, objectAt, textAt } from '../value.js';
import { TreeNode } from './node.js';
import type { SchemaTree, Schemas } from './schema.js';

/** What a node of a message asks for that it holds. */
interface Reading {
  readonly documents: Documents;
  readonly schemas: Schemas;
  content(holder: Place): DocumentContent;
  header(at: Place): DocumentHeader;
}

export class MediaType extends TreeNode implements DocumentMediaType {
  readonly schema: SchemaTree | undefined;

  constructor(place: Place, { documents, schemas }: Reading) {
    super(place, documents);
    this.schema = schemas.of(place);
  }
}

export class Parameter extends TreeNode implements DocumentParameter {
  readonly name: string;
  readonly in: DocumentParameter['in'];
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly schema: SchemaTree | undefined;
  readonly content: DocumentContent;

  constructor(place: Place, reading: Reading, name: string, location: DocumentParameter['in']) {
    super(place, reading.documents);
    this.name = name;
    this.in = location;
    this.required = location === 'path' || member(place.value, 'required') === true;
    const usual = location === 'query' || location === 'cookie' ? 'form' : 'simple';
    this.style = textAt(place.value, 'style') ?? usual;
    const explode = member(place.value, 'explode');
    this.explode = typeof explode === 'boolean' ? explode : this.style === 'form';
    this.schema = reading.schemas.of(place);
    this.content = reading.content(place);
  }
}

export class Header extends TreeNode implements DocumentHeader {
  readonly required: boolean;
  readonly explode: boolean;
  readonly schema: SchemaTree | undefined;
  readonly content: DocumentContent;

  constructor(place: Place, reading: Reading) {
    super(place, reading.documents);
    this.required = member(place.value, 'required') === true;
    this.explode = member(place.value, 'explode') === true;
    this.schema = reading.schemas.of(place);
    this.content = reading.content(place);
  }
}

export class RequestBody extends TreeNode implements DocumentRequestBody {
  readonly required: boolean;
  readonly content: DocumentContent;

  constructor(place: Place, reading: Reading) {
    super(place, reading.documents);
    this.required = member(place.value, 'required') === true;
    this.content = reading.content(place);
  }
}

/** Nothing judges headers while a document is loaded: they are read when they are asked for. */
export class Response extends TreeNode implements DocumentResponse {
  readonly content: DocumentContent;
  readonly #reading: Reading;
  #headers: ReadonlyMap<string, DocumentHeader> | undefined;

  constructor(place: Place, reading: Reading) {
    super(place, reading.documents);
    this.#reading = reading;
    this.content = reading.content(place);
  }

  get headers(): ReadonlyMap<string, DocumentHeader> {
    this.#headers ??= new Map(
      Object.keys(objectAt(this.value, 'headers')).map((name) => [
        name,
        this.#reading.header(child(this, 'headers', name)),
      ]),
    );
    return this.#headers;
  }
}
