import { expect } from 'chai';
import { internalsIn } from '../../model/internals.js';

describe('internalsIn', () => {
  const harmless = [
    '{"error":"not found"}',
    '{"error":"no client at this address"}',
    'at 10:30 we were at work (see line 5)',
    '{"message":"please select a value from the list where needed"}',
    '{"error":"invalid_redirect_uri","error_description":"https://app.example.com:8443/cb at index 0"}',
    '{"type":"https://example.com/problems/not-found","instance":"/clients/1.2.3"}',
    '{"error":"http://127.0.0.1:8080/cb is not allowed"}',
    '{"error":"update name and set redirectUris"}',
    '{"errors":[{"path":"/redirectUris/0","message":"must be a URI"}]}',
    '{"error":"Exception: only members of com.example.app may do this"}',
    '<html><body><h1>404 Not Found</h1><center>nginx</center></body></html>',
    '{"traceId":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}',
  ];

  for (const text of harmless) {
    it(`leaves alone ${text.slice(0, 60)}`, () => {
      expect(internalsIn(text)).to.deep.equal([]);
    });
  }

  const telling: readonly (readonly [string, string])[] = [
    ['a stack trace', 'Error: x\n    at Clients.find (/srv/app/clients.js:10:5)\n    at next'],
    ['a stack trace', '{"stack":"Error: x\\n    at Clients.find (/srv/app/clients.js:10:5)"}'],
    ['a stack trace', 'Error: x\n    at file:///srv/app/clients.js:10:5'],
    ['a stack trace', 'Traceback (most recent call last):\n  File "/srv/a.py", line 5, in get'],
    ['a stack trace', 'x\n\tat com.example.Clients.find(Clients.java:42)'],
    ['a stack trace', 'panic: x\n\ngoroutine 1 [running]:\nmain.main()'],
    ['the name of a class', '{"exception":"java.lang.IllegalStateException"}'],
    ['the name of a class', 'org.springframework.web.HttpRequestMethodNotSupportedException'],
    ['the name of a class', 'System.Data.SqlClient.SqlException'],
    ['a database query', 'SELECT id, name FROM clients WHERE id = $1'],
    ['a database query', 'ERROR: relation "clients" does not exist'],
    ['a database query', 'ORA-00942: table or view does not exist'],
    ['the address of an inner host', 'connect ECONNREFUSED 10.0.0.5:5432'],
    ['the address of an inner host', 'http://clients.default.svc.cluster.local:8080/ is down'],
  ];

  for (const [what, text] of telling) {
    it(`finds ${what} in ${JSON.stringify(text.slice(0, 60))}`, () => {
      expect(internalsIn(text)).to.deep.equal([what]);
    });
  }

  it('reads hostile text in linear time', () => {
    for (const piece of [
      'at a',
      '\n    at ',
      'java.',
      'SELECT ',
      '10.1.',
      'File "',
      'at /a',
      'a.',
    ]) {
      const text = piece.repeat(Math.floor(65_536 / piece.length));
      internalsIn(text);
    }
  });
});
