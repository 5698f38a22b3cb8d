import {
  answering,
  type Defects,
  empty,
  every,
  handling,
  json,
  withField,
  withoutField,
} from './defects.testing.js';
import type { Answer } from './exchange.testing.js';

const status = (value: number) => (answer: Answer) => ({ ...answer, status: value });
const field = (name: string, value: string) => (answer: Answer) => withField(answer, name, value);
const noField = (name: string) => (answer: Answer) => withoutField(answer, name);
const page = (code: number): Answer => ({
  status: code,
  headers: [['content-type', 'text/html']],
  text: '<!doctype html><title>Welcome</title>',
});

/** Defects of statuses and header fields. */
export const OF_ANSWERS: Defects = {
  'creates are answered with 201': {
    plant: answering('createClient', status(201)),
    found: ['success-status-is-documented'],
  },
  'updates are answered with the client': {
    plant: answering('updateClient', () => json(200, {})),
    found: ['success-status-is-documented'],
  },
  'deletes are answered with 202': {
    plant: answering('deleteClient', () => empty(202)),
    found: ['success-status-is-documented'],
  },
  'gets are answered with 203': {
    plant: answering('getClient', status(203)),
    found: ['success-status-is-documented'],
  },
  'updates have content beside 204': {
    plant: answering('updateClient', () => ({ ...json(200, { ok: true }), status: 204 })),
    found: ['no-content-after-204'],
  },
  'deletes announce a length beside 204': {
    plant: answering('deleteClient', field('content-length', '0')),
    found: ['no-content-length-on-204'],
  },
  'refused credentials are not challenged': {
    plant: answering('listClients', noField('www-authenticate'), (code) => code === 401),
    found: ['unauthorized-carries-challenge'],
  },
  'refused credentials are challenged otherwise': {
    plant: answering(
      'listClients',
      field('www-authenticate', 'Basic realm="x"'),
      (code) => code === 401,
    ),
    found: ['challenge-names-bearer'],
  },
  'lists are called pages': {
    plant: answering('listClients', field('content-type', 'text/html')),
    found: ['media-type-is-documented'],
  },
  'creates have no type': {
    plant: answering('createClient', noField('content-type')),
    found: ['content-has-a-type'],
  },
  'gets may be cached by all': {
    plant: answering('getClient', field('cache-control', 'public, max-age=3600')),
    found: ['answers-are-not-shared'],
  },
  'creates may be stored': {
    plant: answering('createClient', noField('cache-control')),
    found: ['creation-is-not-cached'],
  },
  'gets have two types': {
    plant: answering('getClient', (answer) => ({
      ...answer,
      headers: [...answer.headers, ['content-type', 'text/plain']],
    })),
    found: ['single-fields-stand-once'],
  },
  'lists have a length beside their chunks': {
    plant: answering('listClients', (answer) =>
      withField(answer, 'content-length', String(answer.text.length)),
    ),
    found: ['framing-is-exact'],
  },
  'refusals are called JSON': {
    plant: answering(
      'createClient',
      field('content-type', 'application/json'),
      (code) => code === 422,
    ),
    found: ['content-is-what-it-says'],
  },
  'unknown clients crash it': {
    plant: answering(
      'getClient',
      () => json(500, { error: 'server_error' }),
      (code) => code === 404,
    ),
    found: ['no-server-error'],
  },
  'lists crash now and then': {
    plant: () => {
      const isTime = every(3);
      return async (asked, forward) =>
        asked.clientId === undefined && asked.method === 'GET' && isTime()
          ? json(500, { error: 'server_error' })
          : forward(asked);
    },
    found: ['no-server-error'],
  },
  'some gets are answered with a page': {
    plant: () => {
      const isTime = every(4);
      return async (asked, forward) =>
        asked.clientId !== undefined && asked.method === 'GET' && isTime()
          ? page(200)
          : forward(asked);
    },
    found: ['media-type-is-documented'],
  },
  'some gets are redirected to another host': {
    plant: () => {
      const isTime = every(4);
      return async (asked, forward) =>
        asked.clientId !== undefined && asked.method === 'GET' && isTime()
          ? withField(empty(302), 'location', 'http://elsewhere.example/login')
          : forward(asked);
    },
    found: ['answers-do-not-redirect'],
  },
  'a limit is told in words': {
    plant: () => {
      const isTime = every(9);
      return async (asked, forward) =>
        asked.method === 'GET' && isTime()
          ? withField(empty(429), 'retry-after', 'soon')
          : forward(asked);
    },
    found: ['retry-after-parses'],
  },
  'problems name another status': {
    plant: answering(
      'createClient',
      () =>
        withField(
          json(422, { status: 400, title: 'x' }),
          'content-type',
          'application/problem+json',
        ),
      (code) => code === 422,
    ),
    found: ['problem-details-are-consistent'],
  },
  'a request without credentials is served': {
    plant: handling('listClients', (asked, forward) => {
      const { method, partner } = asked;
      return forward({ method, partner });
    }),
    found: ['anonymous-is-refused'],
  },
  'refusals show where they were thrown': {
    plant: answering(
      'createClient',
      () =>
        json(422, {
          error: 'invalid',
          stack:
            'TypeError: x\n    at validate (/srv/app/validate.js:12:7)\n    at run (/srv/app/run.js:1:1)',
        }),
      (code) => code === 422,
    ),
    found: ['errors-reveal-no-internals'],
  },
  'an unknown client is a 200 with an error': {
    plant: answering(
      'getClient',
      () => json(200, { error: 'not_found' }),
      (code) => code === 404,
    ),
    found: ['answer-identifies-the-client', 'error-is-not-a-success'],
  },
};
