const ORIGIN = 'https://api.partner.example';

const pairs = (headers) => headers.map(([name, value]) => ({ name, value }));

const requestHeaders = ({ body }, token) => [
  ['Host', 'api.partner.example'],
  ['Accept', 'application/json'],
  ['Accept-Encoding', 'gzip, deflate'],
  ['Authorization', `Bearer ${token}`],
  ['User-Agent', 'partner-console/3.14.1 (linux) undici'],
  ...(body === '' ? [] : [['Content-Type', 'application/json']]),
  ...(body === '' ? [] : [['Content-Length', String(Buffer.byteLength(body))]]),
];

/** The fields that an answer has behind a gateway; a step of a life cycle puts its own in front. */
export const responseHeaders = (startedAt, requestId) => [
  ['date', new Date(startedAt).toUTCString()],
  ['server', 'nginx'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  ['vary', 'Accept-Encoding'],
  ['x-request-id', requestId],
];

/**
 * A HAR 1.2 entry as a recording proxy writes it: with cookies, query, cache, timings and sizes.
 * @returns {string} one line of JSON
 */
export const entryText = ({ request, answer, token, startedAt, duration }) => {
  const sent = pairs(requestHeaders(request, token));
  const { status, reason, body, headers } = answer;
  const size = Buffer.byteLength(body);
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return JSON.stringify({
    startedDateTime: new Date(startedAt).toISOString(),
    time: duration,
    request: {
      method: request.method,
      url: ORIGIN + request.path,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: sent,
      queryString: [],
      ...(request.body === ''
        ? {}
        : { postData: { mimeType: 'application/json', text: request.body } }),
      headersSize: 612,
      bodySize: Buffer.byteLength(request.body),
    },
    response: {
      status,
      statusText: reason,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(headers),
      content: { size, mimeType: type, ...(size === 0 ? {} : { text: body }) },
      redirectURL: '',
      headersSize: 311,
      bodySize: size,
    },
    cache: {},
    timings: {
      blocked: 0.4,
      dns: -1,
      connect: -1,
      ssl: -1,
      send: 0.1,
      wait: duration - 0.9,
      receive: 0.4,
    },
    serverIPAddress: '203.0.113.7',
    connection: '443',
  });
};
