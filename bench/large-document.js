import { Draw } from './random.js';

const SCHEMAS = 1500;
const WORDS =
  'account amount balance booking branch card charge consent currency customer date deposit fee holder interest ledger limit loan mandate note number owner partner payment period purpose rate reference region request scope share state status term title token transfer type unit value version'.split(
    ' ',
  );
const METHODS = ['get', 'post', 'put', 'delete'];
const FORMATS = [undefined, undefined, 'date-time', 'uri', 'uuid', 'email'];

const ref = (index) => ({ $ref: `#/components/schemas/Thing${index}` });
const json = (schema, example) => ({ 'application/json': { schema, example } });

/** @param {Draw} draw */
const sentence = (draw, count) =>
  Array.from({ length: count }, () => draw.of(WORDS)).join(' ') + '.';

const member = (draw) => {
  const description = sentence(draw, 14);
  const kind = draw.below(10);
  if (kind < 5) {
    const format = draw.of(FORMATS);
    return { type: 'string', description, ...(format ? { format } : {}), example: draw.uuid() };
  }
  if (kind < 7) return { type: 'integer', description, minimum: 0, example: draw.below(1000) };
  if (kind < 8) return { type: 'boolean', description };
  if (kind < 9) return { type: 'array', description, items: ref(draw.below(SCHEMAS)) };
  return { allOf: [ref(draw.below(SCHEMAS))], description };
};

const schema = (draw) => {
  const names = Array.from({ length: 14 }, (_, index) => `${draw.of(WORDS)}${index}`);
  return {
    type: 'object',
    description: sentence(draw, 20),
    required: names.slice(0, 3),
    properties: Object.fromEntries(names.map((name) => [name, member(draw)])),
  };
};

const example = (draw) =>
  Object.fromEntries(WORDS.map((word) => [word, sentence(draw, 8)]).slice(0, 30));

const operation = (draw, index, method) => {
  const status = method === 'post' ? 201 : 200;
  const headers = { 'X-Request-Id': { required: true, schema: { type: 'string' } } };
  const refusal = { description: 'refused', content: json(ref(draw.below(SCHEMAS))) };
  return {
    operationId: `o${index}`,
    summary: sentence(draw, 6),
    description: sentence(draw, 72),
    parameters: ['page', 'size', 'sort'].map((name) => ({
      name,
      in: 'query',
      description: sentence(draw, 12),
      schema: { type: 'string' },
    })),
    ...(method === 'post' || method === 'put'
      ? { requestBody: { required: true, content: json(ref(draw.below(SCHEMAS)), example(draw)) } }
      : {}),
    responses: {
      [status]: {
        description: 'ok',
        headers,
        content: json(ref(draw.below(SCHEMAS)), example(draw)),
      },
      404: refusal,
      422: refusal,
    },
  };
};

/** A description of 1,200 operations, about 13 MB as it is written; the same on every machine. */
export const largeDocument = () => {
  const draw = new Draw(13);
  const paths = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `/${WORDS[index % WORDS.length]}s${index}/{id}`,
      {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        ...Object.fromEntries(
          METHODS.map((method, each) => [method, operation(draw, index * 4 + each, method)]),
        ),
      },
    ]),
  );
  const schemas = Object.fromEntries(
    Array.from({ length: SCHEMAS }, (_, index) => [`Thing${index}`, schema(draw)]),
  );
  return {
    openapi: '3.0.3',
    info: { title: 'A large description', version: '1' },
    servers: [{ url: 'https://api.example.test' }],
    paths,
    components: { schemas },
  };
};

/** A description of operations each of whose schemas leads to all others. */
export const linkedDocument = (count = 200) => {
  const name = (index) => `S${index % count}`;
  const to = (index) => ({ $ref: `#/components/schemas/${name(index)}` });
  const indexes = Array.from({ length: count }, (_, index) => index);
  return {
    openapi: '3.0.3',
    info: { title: 'Linked', version: '1' },
    servers: [{ url: 'https://api.example.test' }],
    paths: Object.fromEntries(
      indexes.map((index) => [
        `/p${index}`,
        {
          get: {
            operationId: `o${index}`,
            responses: { 200: { description: 'ok', content: json(to(index)) } },
          },
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        indexes.map((index) => [
          name(index),
          {
            type: 'object',
            properties: { a: { type: 'string' }, b: to(index + 1), c: to(index * 7 + 3) },
          },
        ]),
      ),
    },
  };
};
