/** A gap that only a reader finds. */
export interface Judgement {
  readonly id: string;
  readonly row: number;
  readonly pointer: string;
  readonly title: string;
  readonly ask: string;
}

const CLIENTS =
  '#/paths/~1a~1oidc-provider~1api~1v0~1institutions~1{institutionId}~1partner-clients~1{partnerName}';
const CLIENT = `${CLIENTS}~1{clientId}`;
const SCHEMAS = '#/components/schemas';
const SCHEME = '#/components/securitySchemes/clientCredentials';

/** What people found in the Partner Clients document that no rule can find. */
export const judged: readonly Judgement[] = [
  {
    id: 'create-answer-may-lack-the-client',
    row: 1,
    pointer: `${SCHEMAS}/createClientResponse`,
    title: 'neither the answer to a create nor the client in it requires a member',
    ask: 'Does every answer to a create hold `client` with its `clientId`?',
  },
  {
    id: 'success-may-carry-an-error',
    row: 5,
    pointer: `${CLIENT}/get/responses/200`,
    title: 'a success whose body is an error object is valid',
    ask: 'Is an error ever answered with 200?',
  },
  {
    id: 'partners-not-listed',
    row: 12,
    pointer: `${SCHEMAS}/validPartners`,
    title: 'the schema of valid partners admits any text',
    ask: 'Which partners are valid, and will you list them?',
  },
  {
    id: 'token-host-moved',
    row: 16,
    pointer: `${SCHEME}/flows/clientCredentials/tokenUrl`,
    title: 'the token URL names a host that newer pages no longer name',
    ask: 'Which token URL is current, and must `aud` be the same URL?',
  },
  {
    id: 'client-authentication-unsaid',
    row: 17,
    pointer: SCHEME,
    title: 'the scheme cannot say that the client authenticates by private_key_jwt',
    ask: 'Will you say in the description how a client authenticates at the token endpoint?',
  },
  {
    id: 'create-and-get-differ-in-shape',
    row: 25,
    pointer: `${SCHEMAS}/createClientResponse/properties/client`,
    title: 'a create answers the client in a wrapper, a get answers it bare',
    ask: 'Is the wrapper meant, and will it stay?',
  },
  {
    id: 'create-does-not-echo',
    row: 26,
    pointer: `${SCHEMAS}/createClientResponse/properties/client`,
    title: 'a create does not answer the metadata that it has stored',
    ask: 'How does a caller learn what was stored, other than by a second request?',
  },
  {
    id: 'update-undefined',
    row: 28,
    pointer: `${CLIENT}/put`,
    title: 'it is not said whether PUT merges or replaces',
    ask: 'Are the members that a PUT leaves out kept, or removed?',
  },
  {
    id: 'client-id-in-requests',
    row: 31,
    pointer: `${SCHEMAS}/createPartnerClientDetails`,
    title: 'a `clientId` in a request is undeclared, and allowed',
    ask: 'Is a `clientId` in a body ignored or refused?',
  },
  {
    id: 'secret-life-unsaid',
    row: 33,
    pointer: `${SCHEMAS}/createClientResponse/properties/client/properties/clientSecret`,
    title: 'nothing is said of the secret: shown once, expiry, rotation, recovery',
    ask: 'Is the secret shown once only, does it expire, and what if it is lost?',
  },
  {
    id: 'no-secret-rotation',
    row: 34,
    pointer: CLIENT,
    title: 'no operation gives a client a new secret',
    ask: 'How is a secret replaced that has leaked?',
  },
  {
    id: 'only-production-server',
    row: 39,
    pointer: '#/servers/0',
    title: 'the only server is production',
    ask: 'Which server may be used for tests?',
  },
  {
    id: 'one-thing-many-names',
    row: 42,
    pointer: `${CLIENTS}/get/description`,
    title: 'one thing is called consumer client, partner client and OAuth client',
    ask: 'Which of the names is right?',
  },
  {
    id: 'charset-and-problems-unsaid',
    row: 45,
    pointer: `${CLIENTS}/get/responses/200/content`,
    title: 'the media types say nothing of a charset or of problem documents',
    ask: 'Are errors ever answered as `application/problem+json`?',
  },
  {
    id: 'agreement-unsaid',
    row: 46,
    pointer: `${CLIENTS}/get/description`,
    title: 'partners need a direct legal agreement, and it is not said how one without is refused',
    ask: 'How is a partner without the agreement refused: with 403, or with 404?',
  },
];
