import type {
  DocumentContent,
  DocumentGap,
  DocumentHeader,
  DocumentParameter,
  DocumentRequestBody,
  DocumentResponse,
} from '../../model/document.js';
import { membersAt, type Documents } from '../documents.js';
import { child, type Place } from '../place.js';
import { isList, listAt, objectAt, textAt } from '../value.js';
import { Header, MediaType, Parameter, RequestBody, Response } from './messages.js';
import { Shared, TreeNode } from './node.js';
import { PathItem } from './path-item.js';
import type { Schemas } from './schema.js';

const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const;

/** What operations are made of: nodes that several of them may share. */
export class Parts {
  readonly documents: Documents;
  readonly schemas: Schemas;
  readonly #parameters = new Shared((place) => this.#parameter(place));
  readonly #headers = new Shared((place) => new Header(place, this));
  readonly #pathItems = new Shared((place) => new PathItem(place, this));
  readonly #mediaTypes = new Shared((place) => new MediaType(place, this));
  readonly #nodes: Shared<TreeNode>;
  readonly #bodies = new Shared((place) => this.#requestBody(place));
  readonly #responses = new Shared((place) => new Response(place, this));

  constructor(documents: Documents, schemas: Schemas) {
    this.documents = documents;
    this.schemas = schemas;
    this.#nodes = new Shared((place) => new TreeNode(place, documents));
  }

  /** A node of no kind of its own. */
  node(place: Place): TreeNode {
    return this.#nodes.at(place);
  }

  pathItem(at: Place): PathItem {
    return this.#pathItems.at(this.documents.thing(at));
  }

  /** The parameters that are listed in a path item or an operation. */
  parameters(level: Place): readonly DocumentParameter[] {
    return listAt(level.value, 'parameters').flatMap(
      (_, index) =>
        this.#parameters.at(this.documents.thing(child(level, 'parameters', String(index)))) ?? [],
    );
  }

  /** Why a parameter of a level is not among them. */
  lostParameter(level: Place): DocumentGap | undefined {
    const list = child(level, 'parameters');
    if (list.value !== undefined && !isList(list.value))
      return this.documents.lose(list, 'the parameters are no list');
    for (const index of listAt(level.value, 'parameters').keys()) {
      const place = this.documents.thing(child(level, 'parameters', String(index)));
      if (this.#parameters.at(place)) continue;
      return this.documents.dead(place.pointer) ?? this.#nameless(place);
    }
    return undefined;
  }

  header(at: Place): DocumentHeader {
    return this.#headers.at(this.documents.thing(at));
  }

  requestBody(at: Place): DocumentRequestBody {
    return this.#bodies.at(this.documents.thing(at));
  }

  response(at: Place): DocumentResponse {
    const place = this.documents.thing(at);
    membersAt(place, this.documents);
    return this.#responses.at(place);
  }

  content(holder: Place): DocumentContent {
    return new Map(
      Object.keys(objectAt(holder.value, 'content')).map((name) => {
        const place = this.documents.thing(child(holder, 'content', name));
        // Nothing at all is often written for one of which nothing is said.
        if (place.value !== null) membersAt(place, this.documents);
        return [name, this.#mediaTypes.at(place)];
      }),
    );
  }

  #nameless(place: Place): DocumentGap {
    const what = 'a parameter has no name, or no place that is known';
    return this.documents.gap('structure-is-odd', place, what);
  }

  #parameter(place: Place): DocumentParameter | undefined {
    if (this.documents.dead(place.pointer)) return undefined;
    const { value } = place;
    const [name, where] = [textAt(value, 'name'), textAt(value, 'in')];
    const location = LOCATIONS.find((each) => each === where);
    if (name === undefined || location === undefined) {
      this.#nameless(place);
      return undefined;
    }
    return new Parameter(place, this, name, location);
  }

  #requestBody(place: Place): DocumentRequestBody {
    membersAt(place, this.documents);
    return new RequestBody(place, this);
  }
}
