import { ok } from './checked.testing.js';
import { posts, ref, type Feature } from './feature.testing.js';

const integer = { type: 'integer' };
export const point = {
  type: 'object',
  properties: { a: integer, b: { type: 'string' } },
  required: ['a'],
};
const json = (schema: object) => ({ 'application/json': { schema } });
const id = { type: 'integer', readOnly: true };

/** What documents say of the content of requests. */
export const sent: readonly Feature[] = [
  posts('the content of a request', point, [{ a: 1 }], [{ b: 'x' }]),
  posts('a member of another type, sent', point, [{ a: 1 }], [{ a: 'x' }], '/a'),
  posts(
    'a read-only member, required',
    { required: ['id', 'name'], properties: { id, name: {} } },
    [{ name: 'a' }],
    [{ id: 1 }],
  ),
  posts(
    'a read-only member of a reference',
    { required: ['id', 'name'], properties: { id: ref('Id'), name: {} } },
    [{ name: 'a' }],
    [{ id: 1 }],
    '',
    { Id: id },
  ),
  posts(
    'a write-only member, required',
    { required: ['key'], properties: { key: { writeOnly: true } } },
    [{ key: 1 }],
    [{}],
  ),
  {
    title: 'content of a request that is required',
    item: {
      post: {
        requestBody: { required: true, content: json({}) },
        responses: { 200: ok(json({})) },
      },
    },
    right: [
      {
        method: 'POST',
        requestHeaders: { 'Content-Type': 'application/json' },
        sent: '{}',
        body: {},
      },
    ],
    wrong: [{ method: 'POST', requestHeaders: { 'Content-Length': '0' }, sent: '', body: {} }],
    found: 'request-matches-schema request.body',
  },
  {
    title: 'content of a request of another media type',
    item: {
      post: { requestBody: { content: json({}) }, responses: { 200: ok(json({})) } },
    },
    right: [
      {
        method: 'POST',
        requestHeaders: { 'Content-Type': 'application/json' },
        sent: '{}',
        body: {},
      },
    ],
    wrong: [
      { method: 'POST', requestHeaders: { 'Content-Type': 'text/plain' }, sent: 'a', body: {} },
    ],
    found: 'request-matches-schema request.headers/content-type',
  },
];
