import type { Contract, Operation } from '../../model/contract.js';
import type { DocumentOperation, DocumentParameter } from '../../model/document.js';
import type { Draft } from '../draft.js';
import type { SchemaComparer } from './schemas.js';

/** An operation, as it is written and as it is served. */
export interface Served {
  readonly written: DocumentOperation;
  readonly operation: Operation;
}

/** The same operation in both documents. */
export interface OperationPair {
  readonly old: Served;
  readonly new: Served;
}

/** The same parameter in both documents. */
export interface ParameterPair {
  readonly old: DocumentParameter;
  readonly new: DocumentParameter;
}

export interface Context {
  readonly contracts: { readonly old: Contract; readonly new: Contract };
  readonly schemas: SchemaComparer;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly add: (draft: Draft) => void;
}

/** The method and path of a request, as a witness shows it. */
export const requestLine = ({ operation: { method, path } }: Served) => ({ method, path });

/** An operation in both documents, as they write it. */
export const writtenOf = ({ old, new: now }: OperationPair) => ({
  id: old.operation.id,
  old: old.written,
  new: now.written,
});
