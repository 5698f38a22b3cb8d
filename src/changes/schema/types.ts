import type { DocumentSchema } from '../../model/document.js';

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** A regular expression or a format: its name, and what it says of a text. */
export interface TextTest {
  readonly name: string;
  readonly test: (text: string) => boolean;
}

export interface NullPiece {
  readonly type: 'null';
  readonly values: readonly unknown[] | undefined;
}

export interface BooleanPiece {
  readonly type: 'boolean';
  readonly values: readonly unknown[] | undefined;
}

/** A bound of numbers; an open one is not itself within. */
export interface Bound {
  readonly at: number;
  readonly open: boolean;
}

export interface NumberPiece {
  readonly type: 'number';
  readonly least: Bound | undefined;
  readonly most: Bound | undefined;
  /** What a number is a multiple of; 1 for integers. */
  readonly steps: readonly number[];
  readonly values: readonly unknown[] | undefined;
}

export interface StringPiece {
  readonly type: 'string';
  readonly least: number;
  readonly most: number;
  readonly patterns: readonly TextTest[];
  readonly formats: readonly TextTest[];
  readonly values: readonly unknown[] | undefined;
}

export interface ListLayer {
  readonly prefix: readonly Node[];
  readonly rest: Node | undefined;
}

export interface Contains {
  readonly node: Node;
  readonly least: number;
  readonly most: number;
}

export interface ArrayPiece {
  readonly type: 'array';
  readonly least: number;
  readonly most: number;
  readonly layers: readonly ListLayer[];
  readonly unique: boolean;
  readonly contains: readonly Contains[];
  readonly values: readonly unknown[] | undefined;
}

/** What one schema says of members; those that are left over fall to `rest` of this layer alone. */
export interface MemberLayer {
  readonly named: ReadonlyMap<string, Node>;
  readonly matching: readonly { readonly pattern: TextTest; readonly node: Node }[];
  readonly rest: Node | undefined;
  /** Made up while comparing: it documents nothing. */
  readonly silent?: true;
}

export interface ObjectPiece {
  readonly type: 'object';
  readonly least: number;
  readonly most: number;
  readonly layers: readonly MemberLayer[];
  readonly required: ReadonlySet<string>;
  readonly names: readonly Node[];
  /** Members that this direction does not send. */
  readonly hidden: ReadonlySet<string>;
  /** Members that only an alternative beside this one documents, under what it says of them. */
  readonly beside: ReadonlyMap<string, readonly Node[]>;
  readonly values: readonly unknown[] | undefined;
}

export type Piece = NullPiece | BooleanPiece | NumberPiece | StringPiece | ArrayPiece | ObjectPiece;

export type Direction = 'request' | 'response';

/** How texts are tested; the same tests that judge exchanges. */
export interface TextTests {
  pattern(source: string): TextTest['test'];
  /** Undefined: a format that nothing is tested by. */
  format(name: string): TextTest['test'] | undefined;
}

/** What a schema says of the value itself, besides its own words. */
export interface Applied {
  /** `$ref` and `allOf`. */
  readonly all: readonly Node[];
  readonly any: readonly Node[] | undefined;
  readonly one: readonly Node[] | undefined;
  readonly not: Node | undefined;
  readonly condition:
    { readonly when: Node; readonly then?: Node; readonly otherwise?: Node } | undefined;
  /** Schemas, and names, that hold where a member is there. */
  readonly dependent: ReadonlyMap<
    string,
    { readonly needs: readonly string[]; readonly node?: Node }
  >;
  readonly restOfMembers: Node | undefined;
  readonly restOfItems: Node | undefined;
}

export interface Facts {
  /** Why a part of it cannot be read: it may take less than is said here. */
  readonly unread?: string | undefined;
  /** By its own words: what it lets in of each type. */
  readonly own: ReadonlyMap<JsonType, Piece>;
  readonly applied: Applied;
}

/** A schema as it is read in one direction; of a document, or made up while comparing. */
export interface Node {
  readonly id: number;
  readonly written: DocumentSchema | undefined;
  readonly facts: Facts;
}

/** Schemas that hold together: none lets everything in. Sorted, each once. */
export type Conj = readonly Node[];
