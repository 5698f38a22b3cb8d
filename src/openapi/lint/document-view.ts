import type { Documents, Place } from '../documents.js';

/** An operation as the document writes it. */
export interface OperationView {
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  readonly item: Place;
}

/** The parts of a document that hold schemas, references followed. */
export interface DocumentView {
  readonly root: Place;
  readonly documents: Documents;
  readonly operations: readonly OperationView[];
  parameters(operation: OperationView): readonly Place[];
  requestBody(operation: OperationView): Place | undefined;
  responses(operation: OperationView): readonly { readonly key: string; readonly place: Place }[];
  mediaTypes(holder: Place): readonly Place[];
}
