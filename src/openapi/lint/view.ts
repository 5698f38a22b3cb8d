import type { Dialect } from '../dialect.js';
import { child, type Documents, type Place } from '../documents.js';
import { isObject, listAt, member, objectAt, textAt, type JsonObject } from '../value.js';
import type { DocumentView, OperationView } from './document-view.js';
import { schemaUses, type SchemaUse } from './schema-uses.js';

const METHODS: ReadonlySet<string> = new Set([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'],
]);

/** What the rules look at, found once. */
export class LintView implements DocumentView {
  readonly root: Place;
  readonly documents: Documents;
  readonly dialect: Dialect;
  readonly operations: readonly OperationView[];
  readonly #schemas: readonly SchemaUse[];

  constructor(root: Place, documents: Documents, dialect: Dialect) {
    this.root = root;
    this.documents = documents;
    this.dialect = dialect;
    this.operations = this.#readOperations();
    this.#schemas = schemaUses(this);
  }

  /** Every schema that an operation uses or a component declares, once each. */
  get schemas(): readonly SchemaUse[] {
    return this.#schemas;
  }

  /** The schemas of one JSON type. */
  typed(type: string): readonly SchemaUse[] {
    return this.#schemas.filter(({ place }) => {
      const declared = member(place.value, 'type');
      return declared === type || listAt(place.value, 'type').includes(type);
    });
  }

  /** The responses of an operation, references followed. */
  responses({ place }: OperationView): readonly { readonly key: string; readonly place: Place }[] {
    const responses = child(place, 'responses');
    return Object.keys(objectAt(place.value, 'responses')).map((key) => ({
      key,
      place: this.documents.thing(child(responses, key)),
    }));
  }

  hasResponse(operation: OperationView, ...keys: readonly string[]): boolean {
    return this.responses(operation).some(({ key }) => keys.includes(key));
  }

  requestBody({ place }: OperationView): Place | undefined {
    const body = child(place, 'requestBody');
    return body.value === undefined ? undefined : this.documents.thing(body);
  }

  /** The media types of a request body, a response or a parameter. */
  mediaTypes(holder: Place): readonly Place[] {
    return Object.keys(objectAt(holder.value, 'content')).map((name) =>
      this.documents.thing(child(holder, 'content', name)),
    );
  }

  /** The schema of a media type or a parameter, references followed. */
  schema(holder: Place): (Place & { readonly value: JsonObject }) | undefined {
    const place = child(holder, 'schema');
    const { value, ...rest } = this.documents.thing(place);
    return isObject(value) ? { ...rest, value } : undefined;
  }

  /** The schema of the items of a list, references followed. */
  items(list: Place): Place | undefined {
    const place = child(list, 'items');
    return place.value === undefined ? undefined : this.documents.thing(place);
  }

  /** Those of the path and of the operation, references followed. */
  parameters({ place, item }: OperationView): readonly Place[] {
    return [item, place].flatMap((level) =>
      listAt(level.value, 'parameters').map((_, index) =>
        this.documents.thing(child(level, 'parameters', String(index))),
      ),
    );
  }

  hasParameter(operation: OperationView, where: string, name?: string): boolean {
    return this.parameters(operation).some(
      ({ value }) =>
        textAt(value, 'in') === where &&
        (name === undefined || textAt(value, 'name')?.toLowerCase() === name),
    );
  }

  #readOperations(): readonly OperationView[] {
    const paths = child(this.root, 'paths');
    return Object.keys(objectAt(this.root.value, 'paths')).flatMap((path) => {
      const item = this.documents.thing(child(paths, path));
      const methods = isObject(item.value) ? Object.keys(item.value) : [];
      return methods
        .filter((method) => METHODS.has(method) && isObject(member(item.value, method)))
        .map((method) => ({ method, path, item, place: child(item, method) }));
    });
  }
}
