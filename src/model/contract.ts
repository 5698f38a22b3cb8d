import type { DocumentGap, DocumentSchema, DocumentTree, Position } from './document.js';
import type { OperationId } from './operation.js';

export type { Position } from './document.js';

/** How a value breaks a schema. */
export interface SchemaViolation {
  /** JSON pointer (RFC 6901) into the value. */
  readonly instance: string;
  /** JSON pointer into the document, to the keyword that is broken. */
  readonly schema: string;
  readonly keyword: string;
  /** The member that is asked for and not there. */
  readonly missing?: string;
  /** What the schema asks, in words: `a string`, `the member "name"`. */
  readonly expected: string;
  /** What is there, by JSON type; never the value itself, which may be a secret. */
  readonly actual: string;
  readonly position?: Position | undefined;
  /** `strict`: only our overlay forbids it; the vendor's document does not. */
  readonly breaks: 'published' | 'strict';
}

/** One node of a schema that an exchange can show to hold: a requirement's third part. */
export interface SchemaNode {
  /** JSON pointer into the document. */
  readonly pointer: string;
}

/** A compiled schema. Deciding is cheap and allocates nothing; explaining may take its time. */
export interface SchemaSpec {
  readonly pointer: string;
  /** @param written how the value itself is written, where it is a number that its double holds only nearly */
  accepts(value: unknown, written?: string): boolean;
  /** Why nobody can tell whether a value fits that `accepts` lets pass; absent, or undefined: it does. */
  doubt?(value: unknown): string | undefined;
  /** Every violation; empty if and only if `accepts`. */
  explain(value: unknown, written?: string): readonly SchemaViolation[];
  /** The nodes that a value can reach, in document order. */
  readonly nodes: readonly SchemaNode[];
  /**
   * The nodes that a value can reach and that are not among those seen, which they are added to; what is
   * below a seen one has been seen. Default: those of `nodes`.
   */
  unseen?(seen: Set<string>): readonly SchemaNode[];
  /** What the document says there; absent for one that no document was read for. */
  readonly written?: DocumentSchema;
  /** Calls `hit` with the index in `nodes` of each node that the value reaches. */
  visit(value: unknown, hit: (node: number) => void): void;
}

export interface MediaTypeSpec {
  /** As the document writes it, lower case, without parameters; may hold a wildcard. */
  readonly mediaType: string;
  /** Those of the key in the document, by lower-case name. Default: none. */
  readonly parameters?: ReadonlyMap<string, string>;
  readonly pointer: string;
  /** Why it cannot be read. */
  readonly unread?: string | undefined;
  readonly schema?: SchemaSpec | undefined;
}

export interface ResponseSpec {
  /** `200`, `4XX` or `default`. */
  readonly key: string;
  readonly pointer: string;
  readonly position: Position;
  /** Why it cannot be read. */
  readonly unread?: string | undefined;
  /** Empty: the document declares no content. */
  readonly content: readonly MediaTypeSpec[];
  /** Default: none. */
  readonly headers?: readonly HeaderSpec[];
}

/** How the values of a parameter or a header are written. */
export interface Written {
  /** `simple`, `form`, `label`, `matrix`, `deepObject`, `spaceDelimited`, `pipeDelimited`. */
  readonly style: string;
  readonly explode: boolean;
  /** The media type of the value, where it is content and no text of a style. */
  readonly mediaType?: string | undefined;
}

export interface HeaderSpec {
  /** Lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
  readonly position: Position;
  /** Why it cannot be read. */
  readonly unread?: string | undefined;
  readonly schema?: SchemaSpec | undefined;
  readonly written: Written;
}

export interface RequestBodySpec {
  readonly pointer: string;
  /** Why it cannot be read. */
  readonly unread?: string | undefined;
  readonly required: boolean;
  readonly content: readonly MediaTypeSpec[];
}

export interface ParameterSpec {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly pointer: string;
  readonly schema?: SchemaSpec | undefined;
  /** Default: as OpenAPI has it for its place. */
  readonly written?: Written;
  /** Whether it may be sent without a value. */
  readonly mayBeEmpty?: boolean;
}

/** A scheme by which an operation lets its callers prove who they are. */
export interface SecurityScheme {
  readonly name: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS' | 'unknown';
  /** Of `http`, lower case: `bearer`, `basic`. */
  readonly scheme?: string | undefined;
  /** Of `apiKey`: where the key is sent, and under which name. */
  readonly key?: { readonly in: 'query' | 'header' | 'cookie'; readonly name: string } | undefined;
}

/** Alternatives, each a set of schemes that are needed together; an empty set: none is needed. */
export interface SecuritySpec {
  readonly pointer: string;
  readonly alternatives: readonly (readonly SecurityScheme[])[];
}

export interface Operation {
  readonly id: OperationId;
  /** Position in `Contract.operations`. */
  readonly index: number;
  /** Upper case. */
  readonly method: string;
  /** The template as the document writes it. */
  readonly path: string;
  readonly pointer: string;
  readonly position: Position;
  /** The paths of the servers that it is served under; `['']` where they have none. */
  readonly bases?: readonly string[];
  /** Why a parameter, or a response, of it cannot be read and is missing here. */
  readonly unread?:
    | {
        readonly parameters?: string | undefined;
        readonly responses?: string | undefined;
      }
    | undefined;
  readonly parameters: readonly ParameterSpec[];
  /** Absent: the document asks for no credentials. */
  readonly security?: SecuritySpec | undefined;
  readonly requestBody?: RequestBodySpec | undefined;
  /** In document order. */
  readonly responses: readonly ResponseSpec[];
  /** The response for a status: exact, else `NXX`, else `default`. */
  response(status: number): ResponseSpec | undefined;
}

/** What the request line is of. Path variables are decoded, once, after the target was split. */
export type Match =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly variables: Readonly<Record<string, string>>;
      /** The variables in the order of the template. */
      readonly values: readonly string[];
    }
  | { readonly kind: 'unknown-method'; readonly path: string; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown-path' };

export interface DocumentInfo {
  readonly path: string;
  /** Hex, of the bytes of the file. */
  readonly sha256: string;
  readonly title: string;
  readonly version: string;
  /** Paths of the overlays that were applied, in order. */
  readonly overlays: readonly string[];
}

export type Profile = 'published' | 'strict';

/** The document, loaded and compiled. */
export interface Contract {
  readonly document: DocumentInfo;
  readonly profile: Profile;
  readonly operations: readonly Operation[];
  /** The document itself, overlays applied: what it says, where the operations judge by it. */
  readonly tree: DocumentTree;
  /** @param prefix base path that stands for the document's server; default: the servers' own; empty: the root does */
  match(method: string, origin: string, target: string, prefix?: string): Match;
  /** The longest prefix of a target's path before an end that fits a path of the document; undefined: none does. */
  prefixOf(target: string): string | undefined;
  /** What was odd in one place; what is odd within schemas is known when they are compiled. */
  readonly gaps: readonly DocumentGap[];
  /** Those that were met so far. */
  readonly gapsMet: readonly DocumentGap[];
  /** Compiles every schema that an operation uses; without it they are compiled when first used. */
  compileAll(): void;
  /** What judges by a schema of the document in one direction, whether or not an operation uses it so. */
  validator(schema: DocumentSchema, direction: 'request' | 'response'): SchemaSpec | undefined;
  /** Where a node of the document stands; undefined for a pointer to nothing. */
  locate(pointer: string): Position | undefined;
}
