/** A place in a document; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something odd in one place of a document: what depends on it cannot be told, all else can. */
export interface DocumentGap {
  /** A word of `specs/gaps.yaml`. */
  readonly kind: string;
  readonly pointer: string;
  readonly position: Position;
  /** One clause, without a full stop. */
  readonly what: string;
}

/** A thing that a document says, where it is written. There is one node for each pointer. */
export interface DocumentNode {
  /** JSON pointer with its `#`; a file that the document refers to stands before it. */
  readonly pointer: string;
  /** In the file of the overlay that wrote it, if one did. */
  readonly position: Position;
  /** As it is written; never to be changed. */
  readonly value: unknown;
}

/** A schema as the document writes it: what it says, where a `SchemaSpec` only judges. */
export interface DocumentSchema extends DocumentNode {
  /** What its own `$ref` leads to. */
  readonly ref: DocumentSchema | undefined;
  /** The end of its chain of `$ref`s; the schema itself, if it has none. */
  readonly resolved: DocumentSchema;
  /** The words that count beside `$ref`, as written: none beside one in OpenAPI 3.0. */
  readonly keywords: Readonly<Record<string, unknown>>;
  /** The JSON types that `type`, and 3.0's `nullable`, let in; undefined: any. */
  readonly types: readonly string[] | undefined;
  /** The schemas right below, in document order; a schema may be found below itself. */
  readonly children: readonly DocumentSubschema[];
  /** What a value of the member that its discriminator names means; undefined: no schema, or there is no discriminator. */
  variant?(tag: string): DocumentVariant | undefined;
}

/** A schema that a discriminator chooses; without one it stands where nobody looked. */
export interface DocumentVariant {
  readonly schema?: DocumentSchema | undefined;
}

export interface DocumentSubschema {
  readonly keyword: string;
  /** The name of the member, or the number in the list; undefined for a keyword of one schema. */
  readonly key: string | undefined;
  readonly schema: DocumentSchema;
}

export interface DocumentMediaType extends DocumentNode {
  readonly schema: DocumentSchema | undefined;
}

/** By media type, as the document writes it. */
export type DocumentContent = ReadonlyMap<string, DocumentMediaType>;

export interface DocumentHeader extends DocumentNode {
  readonly required: boolean;
  /** Whether the parts of its value are spread, the default filled in. */
  readonly explode: boolean;
  readonly schema: DocumentSchema | undefined;
  readonly content: DocumentContent;
}

export interface DocumentParameter extends DocumentHeader {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** How it is written in the message, the default filled in. */
  readonly style: string;
}

export interface DocumentRequestBody extends DocumentNode {
  readonly required: boolean;
  readonly content: DocumentContent;
}

export interface DocumentResponse extends DocumentNode {
  /** By name, as the document writes it. */
  readonly headers: ReadonlyMap<string, DocumentHeader>;
  readonly content: DocumentContent;
}

export interface DocumentPathItem extends DocumentNode {
  readonly parameters: readonly DocumentParameter[];
}

export interface DocumentOperation extends DocumentNode {
  /** Upper case. */
  readonly method: string;
  /** The template as the document writes it. */
  readonly path: string;
  readonly item: DocumentPathItem;
  /** Those of the path item and its own, which replace one of the same name in the same place. */
  readonly parameters: readonly DocumentParameter[];
  readonly ownParameters: readonly DocumentParameter[];
  /** Why one of its parameters, or a response, is missing here. */
  readonly lost: {
    readonly parameters: DocumentGap | undefined;
    readonly responses: DocumentGap | undefined;
  };
  readonly requestBody: DocumentRequestBody | undefined;
  /** Where each response is listed, and the response that a `$ref` there leads to. */
  readonly responses: readonly {
    /** `200`, `4XX` or `default`. */
    readonly key: string;
    readonly entry: DocumentNode;
    readonly response: DocumentResponse;
  }[];
  /** Those that apply: its own, else those of the path item, else the document's. */
  readonly servers: readonly DocumentNode[];
  /** The list that applies, its own or the document's; undefined: nothing is said. */
  readonly security: DocumentNode | undefined;
}

/** A document with its overlays and the files that it refers to, every `$ref` followed. */
export interface DocumentTree {
  /** By which version the keywords are to be read. */
  readonly openapi: '3.0' | '3.1';
  readonly root: DocumentNode;
  /** In document order. */
  readonly operations: readonly DocumentOperation[];
  /** What servers send of themselves: webhooks, and callbacks, whose path says what they are of. */
  readonly pushed: readonly DocumentOperation[];
  /** The schemas among the components, by name. */
  readonly schemas: ReadonlyMap<string, DocumentSchema>;
  readonly securitySchemes: ReadonlyMap<string, DocumentNode>;
}
