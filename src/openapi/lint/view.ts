import type {
  DocumentNode,
  DocumentOperation,
  DocumentParameter,
  DocumentTree,
} from '../../model/document.js';
import { parametersOf, schemaUses, type SchemaUse } from './schema-uses.js';

/** What the rules ask of a document. */
export class LintView {
  readonly openapi: DocumentTree['openapi'];
  readonly root: DocumentNode;
  readonly operations: readonly DocumentOperation[];
  readonly securitySchemes: DocumentTree['securitySchemes'];
  /** Every schema that an operation uses or a component declares, once each. */
  readonly schemas: readonly SchemaUse[];

  constructor(tree: DocumentTree) {
    this.openapi = tree.openapi;
    this.root = tree.root;
    this.operations = tree.operations;
    this.securitySchemes = tree.securitySchemes;
    this.schemas = schemaUses(tree);
  }

  /** The schemas of one JSON type. */
  typed(type: string): readonly SchemaUse[] {
    return this.schemas.filter(({ place }) => place.types?.includes(type) === true);
  }

  /** Those of the path, replaced or not, and those of the operation. */
  parameters(operation: DocumentOperation): readonly DocumentParameter[] {
    return parametersOf(operation);
  }

  hasParameter(operation: DocumentOperation, where: string, name?: string): boolean {
    return operation.parameters.some(
      (each) => each.in === where && (name === undefined || each.name.toLowerCase() === name),
    );
  }

  hasResponse({ responses }: DocumentOperation, ...keys: readonly string[]): boolean {
    return responses.some(({ key }) => keys.includes(key));
  }
}
