/** The documents of the corpus, by name: small, each for a few pairs. */
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const answer = (schema: object) => ({ description: 'd', ...json(schema) });
const none = { description: 'd' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

const shop = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example/v1' }],
  paths: {
    '/orders': {
      get: {
        parameters: [
          { name: 'status', in: 'query', required: true, schema: ref('Status') },
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } },
          { name: 'tag', in: 'query', schema: { type: 'array', items: text } },
        ],
        responses: {
          200: answer({ type: 'array', items: ref('Order') }),
          400: answer(ref('Problem')),
        },
      },
      post: {
        requestBody: { required: true, ...json(ref('NewOrder')) },
        responses: { 201: answer(ref('Order')), 422: answer(ref('Problem')) },
      },
    },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: answer(ref('Order')), 404: none } },
      delete: { responses: { 204: none, 404: none } },
    },
    '/prices': {
      get: {
        parameters: [{ name: 'X-Region', in: 'header', required: true, schema: text }],
        responses: {
          200: answer({ type: 'object', additionalProperties: { type: 'number' } }),
          default: answer(ref('Problem')),
        },
      },
    },
  },
  components: {
    schemas: {
      Status: { type: 'string', enum: ['open', 'paid', 'sent'] },
      Order: {
        type: 'object',
        required: ['id', 'status', 'total', 'lines', 'placed', 'batch'],
        properties: {
          id: { type: 'integer' },
          status: ref('Status'),
          total: { type: 'number' },
          placed: { type: 'string', format: 'date-time' },
          batch: { type: 'string', pattern: '^(cus|acc)_[a-z0-9]{4,8}$' },
          lines: { type: 'array', items: ref('Line') },
          remark: text,
          coupon: { type: 'string', nullable: true },
        },
      },
      Line: {
        type: 'object',
        required: ['sku', 'count'],
        properties: { sku: text, count: { type: 'integer' }, gift: { type: 'boolean' } },
      },
      NewOrder: {
        type: 'object',
        required: ['lines', 'status'],
        additionalProperties: false,
        properties: {
          status: ref('Status'),
          note: text,
          lines: { type: 'array', minItems: 2, items: ref('Line') },
        },
      },
      Problem: { type: 'object', required: ['title'], properties: { title: text } },
    },
  },
};

const animal = (kind: string, own: object) => ({
  type: 'object',
  required: ['kind', ...Object.keys(own)],
  properties: { kind: { type: 'string', enum: [kind] }, ...own },
});

const zoo = {
  openapi: '3.0.3',
  info: { title: 'Zoo', version: '1' },
  paths: {
    '/animal': {
      get: { responses: { 200: answer(ref('Animal')) } },
      put: { requestBody: json(ref('Animal')), responses: { 204: none } },
    },
  },
  components: {
    schemas: {
      Animal: {
        oneOf: [ref('Cat'), ref('Dog')],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
        },
      },
      Cat: animal('cat', { lives: { type: 'integer' } }),
      Dog: animal('dog', { barks: { type: 'boolean' } }),
    },
  },
};

const vault = {
  openapi: '3.1.0',
  info: { title: 'Vault', version: '1' },
  security: [{ token: [] }, { key: [] }],
  paths: {
    '/secret': {
      get: {
        responses: {
          200: answer({
            type: 'object',
            required: ['value', 'level'],
            properties: { value: { type: ['string', 'null'] }, level: { const: 'high' } },
          }),
          401: none,
        },
      },
    },
    '/health': { get: { security: [], responses: { 200: answer({ type: 'object' }) } } },
    '/basic': { get: { security: [{ basic: [] }], responses: { 204: none } } },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    },
  },
};

const kennel = {
  openapi: '3.0.3',
  info: { title: 'Kennel', version: '1' },
  paths: {
    '/pet': {
      get: {
        responses: {
          200: {
            ...answer(ref('Pet')),
            headers: { 'X-Rate': { schema: { type: 'integer' } } },
          },
          '4XX': answer({ type: 'object', required: ['code'], properties: { code: text } }),
          default: answer({ type: 'object', required: ['fault'], properties: { fault: text } }),
        },
      },
      put: { requestBody: json(ref('Pet')), responses: { 204: none } },
    },
    '/open': {
      get: { responses: { 200: answer({ type: 'object', additionalProperties: true }) } },
    },
    '/tagged': {
      get: {
        responses: {
          200: answer({ type: 'object', required: ['a'], additionalProperties: text }),
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['kind'],
        properties: { kind: text, age: { type: 'integer' } },
        discriminator: { propertyName: 'kind' },
      },
      Puppy: {
        allOf: [
          ref('Pet'),
          {
            type: 'object',
            required: ['toys'],
            properties: { toys: { type: 'array', items: ref('Toy') }, name: text },
          },
        ],
      },
      Toy: { type: 'object', required: ['color'], properties: { color: text } },
    },
  },
};

export const documents = { shop, zoo, vault, kennel } as const;
