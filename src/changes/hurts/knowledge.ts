import type { Operation, SchemaSpec, SchemaViolation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';

/** A parameter that is not as a document has it. */
interface WrongParameter {
  /** `request.query/limit`. */
  readonly at: string;
  readonly pointer?: string | undefined;
}

/** What others know of messages: how pacts match, and how parameters and credentials are written. */
export interface Knowledge {
  /** Whether the consumer of a pact lets the body of an answer pass; undefined: nobody can tell. */
  passes(exchange: Exchange, body: unknown): boolean | undefined;
  /** What is wrong of the parameters of a request, by an operation of either document. */
  wrongParameters(exchange: Exchange, operation: Operation): readonly WrongParameter[];
  /** How often a parameter is sent, and as what; `undefined` stands for one that is spread over others. */
  parameter(
    exchange: Exchange,
    operation: Operation,
    name: string,
    where: Operation['parameters'][number]['in'],
  ): readonly string[];
  /** How the content of a form breaks a schema. */
  brokenForm(exchange: Exchange, schema: SchemaSpec): readonly SchemaViolation[] | undefined;
  /** Whether what a request brings shows that it holds enough for an operation. */
  isSignedIn(exchange: Exchange, operation: Operation): boolean;
}
