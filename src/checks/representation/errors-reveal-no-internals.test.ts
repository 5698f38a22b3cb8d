import { expect } from 'chai';
import { internalsIn } from '../secrecy/_internals.js';

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
    '{"error":"name violates a constraint: it must be unique"}',
    '{"error":"com.example.app:/cb is no redirect URI; see org.example.help"}',
    '{"error":"duplicate entry for key name"}',
    '{"error":"insert into the form a value that is allowed"}',
    '{"error":"client error: line 12 of the body"}',
    '{"errors":["redirectUris.0: must be a URI (ValidationError)"]}',
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
    ['a stack trace', "/app/clients.rb:3:in `find'"],
    ['a stack trace', "app/clients.rb:12:in 'Clients#find'"],
    ['a stack trace', 'PHP Fatal error: Uncaught Exception in /var/www/x.php:12'],
    ['a stack trace', '#0 /var/www/x.php(12): find()'],
    ['a stack trace', '   at Clients.Find(String id) in C:\\src\\Clients.cs:line 12'],
    ['a stack trace', 'panic: runtime error: invalid memory address or nil pointer dereference'],
    ['a stack trace', "thread 'main' panicked at src/main.rs:3:5"],
    ['a stack trace', '(elixir 1.12) lib/enum.ex:1234: Enum.map/2'],
    [
      'the name of a class',
      '** (FunctionClauseError) no function clause matching in Clients.find/1',
    ],
    ['the name of a class', 'Caused by: org.postgresql.util.PSQLException: ERROR'],
    ['the name of a class', '(sqlalchemy.exc.IntegrityError) duplicate'],
    ['a database query', "select * from clients where id = 'x'"],
    ['a database query', "insert into clients (id, name) values ('x', 'y')"],
    ['an error of the database', 'You have an error in your SQL syntax; check the manual'],
    ['an error of the database', 'duplicate key value violates unique constraint "clients_pkey"'],
    ['an error of the database', 'SQLITE_CONSTRAINT: UNIQUE constraint failed'],
    ['the address of an inner host', 'upstream clients.default.svc.cluster.local failed'],
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
      'select a from b ',
      'insert into a(',
      'com.a.',
      '#0 /',
      "thread '",
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
