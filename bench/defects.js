const change = (answer, edit) => {
  const body = JSON.parse(answer.body);
  edit(body);
  answer.body = JSON.stringify(body);
};

const without = (answer, name) => {
  answer.headers = answer.headers.filter(([each]) => each !== name);
};

const fails = (answer, status, reason) => {
  answer.status = status;
  answer.reason = reason;
  answer.body = '';
  without(answer, 'content-type');
};

/**
 * One defect each: in which step of a life cycle it is planted, what it does to the message, and which
 * checks must fail on it, and how often.
 */
export const DEFECTS = [
  {
    id: 'flag-as-text',
    step: 'get',
    checks: ['body-matches-schema'],
    spoil: ({ answer }) => change(answer, (client) => (client.pkceRequired = 'true')),
  },
  {
    id: 'null-member',
    step: 'get',
    checks: ['no-null-members'],
    spoil: ({ answer }) => change(answer, (client) => (client.tosUri = null)),
  },
  {
    id: 'lone-surrogate',
    step: 'get',
    checks: ['strings-are-well-formed', 'undeclared-members-are-noted'],
    spoil: ({ answer }) => {
      answer.body = answer.body.replace('{', '{"note":"\\ud83d",');
    },
  },
  {
    id: 'member-twice',
    step: 'list',
    checks: ['member-names-are-unique'],
    spoil: ({ answer }) => {
      answer.body = answer.body.replace('{"clientId"', '{"pkceRequired":true,"clientId"');
    },
  },
  {
    id: 'secret-in-list',
    step: 'list',
    checks: ['secret-only-at-creation', 'issued-secret-never-comes-back'],
    spoil: ({ answer, client }) =>
      change(answer, (clients) => (clients[0].clientSecret = client.secret)),
  },
  {
    id: 'content-without-type',
    step: 'list',
    checks: ['content-has-a-type'],
    spoil: ({ answer }) => without(answer, 'content-type'),
  },
  {
    id: 'server-error',
    step: 'get',
    checks: ['no-server-error'],
    spoil: ({ answer }) => fails(answer, 500, 'Internal Server Error'),
  },
  {
    id: 'refusal-without-challenge',
    step: 'get',
    checks: ['unauthorized-carries-challenge', 'undocumented-refusal-is-a-gap'],
    spoil: ({ answer }) => fails(answer, 401, 'Unauthorized'),
  },
  {
    id: 'length-of-nothing',
    step: 'delete',
    checks: ['no-content-length-on-204'],
    spoil: ({ answer }) => answer.headers.push(['content-length', '0']),
  },
  {
    id: 'content-after-204',
    step: 'update',
    checks: ['no-content-after-204'],
    spoil: ({ answer }) => {
      answer.body = '{}';
    },
  },
  {
    id: 'created-with-201',
    step: 'create',
    checks: ['success-status-is-documented'],
    spoil: ({ answer }) => {
      answer.status = 201;
      answer.reason = 'Created';
    },
  },
  {
    id: 'short-secret',
    step: 'create',
    checks: ['secret-is-hard-to-guess'],
    spoil: ({ answer }) =>
      change(answer, ({ client }) => (client.clientSecret = client.clientSecret.slice(0, 12))),
  },
  {
    id: 'creation-may-be-stored',
    step: 'create',
    checks: ['creation-is-not-cached'],
    spoil: ({ answer }) => without(answer, 'cache-control'),
  },
  {
    id: 'redirect',
    step: 'get',
    checks: ['answers-do-not-redirect'],
    spoil: ({ answer }) => {
      fails(answer, 302, 'Found');
      answer.headers.push(['location', 'https://login.example.com/']);
    },
  },
  {
    id: 'another-id',
    step: 'get',
    checks: ['client-id-is-the-one-asked-for'],
    spoil: ({ answer, draw }) => change(answer, (client) => (client.clientId = draw.uuid())),
  },
  {
    id: 'wrong-request',
    step: 'update',
    checks: ['request-matches-schema', 'invalid-body-is-refused'],
    spoil: ({ request }) => {
      request.body = request.body.replace('"pkceRequired":true', '"pkceRequired":"true"');
    },
  },
  {
    id: 'stale-list',
    step: 'list',
    checks: ['deleted-stays-deleted'],
    spoil: ({ answer, collection }) =>
      change(answer, (clients) => clients.push(collection.lastDeleted)),
  },
];
