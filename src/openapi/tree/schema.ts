import type { DocumentSchema, DocumentSubschema, DocumentVariant } from '../../model/document.js';
import { pointer } from '../../model/json/pointer.js';
import type { Dialect } from '../dialect.js';
import type { Documents } from '../documents.js';
import { child, type Place } from '../place.js';
import { KEYWORDS } from '../keywords.js';
import { isList, isObject, member, textAt, type JsonObject } from '../value.js';
import { Shared, TreeNode } from './node.js';

/** The schemas of a document. Each is made when something first leads to it, so that cycles end. */
export class Schemas {
  readonly documents: Documents;
  readonly openapi: Dialect['openapi'];
  readonly #shared = new Shared((place) => new SchemaTree(place, this));

  constructor(documents: Documents, { openapi }: Dialect) {
    this.documents = documents;
    this.openapi = openapi;
  }

  at(place: Place): SchemaTree {
    return this.#shared.at(place);
  }

  /** The schema of a media type, a parameter or a header. */
  of(holder: Place): SchemaTree | undefined {
    const place = child(holder, 'schema');
    return place.value === undefined ? undefined : this.at(place);
  }
}

/** A schema of the tree. Nothing below it is read before it is asked for. */
export class SchemaTree extends TreeNode implements DocumentSchema {
  readonly #schemas: Schemas;
  #keywords: JsonObject | undefined;
  #children: readonly DocumentSubschema[] | undefined;

  constructor(place: Place, schemas: Schemas) {
    super(place, schemas.documents);
    this.#schemas = schemas;
  }

  get ref(): SchemaTree | undefined {
    if (textAt(this.value, '$ref') === undefined) return undefined;
    const target = this.#schemas.documents.target(this);
    return target && this.#schemas.at(target);
  }

  get resolved(): SchemaTree {
    return this.#schemas.at(this.#schemas.documents.thing(this));
  }

  get keywords(): Readonly<Record<string, unknown>> {
    this.#keywords ??= this.#read();
    return this.#keywords;
  }

  get types(): readonly string[] | undefined {
    const { type, nullable } = this.keywords;
    if (type === undefined) return undefined;
    const declared = (isList(type) ? type : [type]).filter((each) => typeof each === 'string');
    const isNullable = this.#schemas.openapi === '3.0' && nullable === true;
    return isNullable ? [...new Set([...declared, 'null'])] : declared;
  }

  get children(): readonly DocumentSubschema[] {
    this.#children ??= Object.keys(this.keywords).flatMap((keyword) => this.#below(keyword));
    return this.#children;
  }

  variant(tag: string): DocumentVariant | undefined {
    const discriminator = member(this.value, 'discriminator');
    if (textAt(discriminator, 'propertyName') === undefined) return undefined;
    const meant = textAt(member(discriminator, 'mapping'), tag) ?? tag;
    const { documents } = this.#schemas;
    const named = pointer('#/components/schemas', meant);
    const place = meant.startsWith('#')
      ? documents.placeAt(`${this.file.prefix}${meant}`)
      : (documents.placeAt(`${this.file.prefix}${named}`) ?? documents.placeAt(named));
    if (place) return { schema: this.#schemas.at(place) };
    const isElsewhere = /[/#.]/.test(meant) || this.#refersTo(meant);
    return isElsewhere && !meant.startsWith('#') ? {} : undefined;
  }

  /** Whether one of the alternatives is a reference whose last word is a name. */
  #refersTo(name: string): boolean {
    return this.children.some(
      ({ keyword, schema }) =>
        (keyword === 'oneOf' || keyword === 'anyOf') &&
        textAt(schema.value, '$ref')
          ?.split(/[/#]/)
          .at(-1)
          ?.replace(/\.\w+$/, '') === name,
    );
  }

  #read(): JsonObject {
    if (!isObject(this.value)) return {};
    const { $ref: ref, ...own } = this.value;
    if (typeof ref !== 'string') return this.value;
    return this.#schemas.openapi === '3.0' ? {} : own;
  }

  #below(keyword: string): readonly DocumentSubschema[] {
    const place = child(this, keyword);
    const { value } = place;
    const treatment = KEYWORDS.get(keyword);
    const keys =
      treatment === 'named' && isObject(value)
        ? Object.keys(value)
        : (treatment === 'schema' || treatment === 'schemas') && isList(value)
          ? Object.keys(value)
          : undefined;
    if (keys) return keys.flatMap((key) => this.#subschema(keyword, key, child(place, key)));
    return treatment === 'schema' ? this.#subschema(keyword, undefined, place) : [];
  }

  #subschema(keyword: string, key: string | undefined, at: Place): readonly DocumentSubschema[] {
    const isSchema = isObject(at.value) || typeof at.value === 'boolean';
    return isSchema ? [{ keyword, key, schema: this.#schemas.at(at) }] : [];
  }
}
