import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { newRegistry } from '../registry/registry.testing.js';
import { tokens } from '../model/json/pointer.js';
import { claims } from './index.js';

const file = new URL('../../specs/partner-clients.v0.yaml', import.meta.url);
const document: unknown = parse(readFileSync(file, 'utf8'));

/** What the steps lead to from a value; `*` leads to every member. */
const follow = (value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] => {
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => step === '*' || step === name)
    .flatMap(([, member]) => follow(member, rest));
};

/** The sections that claims cite, each read in the text of its standard, with its title there. */
const SECTIONS: Readonly<Record<string, string>> = {
  'OpenAPI 3.0.0, Parameter Object': 'Parameter Object',
  'OpenAPI 3.0.0, Paths Object': 'Paths Object',
  'OpenAPI 3.0.0, Response Object': 'Response Object',
  'OpenAPI 3.0.0, Responses Object': 'Responses Object',
  'OpenAPI 3.0.0, Security Requirement Object': 'Security Requirement Object',
  'RFC 3986 §3': 'Syntax Components',
  'RFC 3986 §3.3': 'Path',
  'RFC 6749 §3.1.2': 'Redirection Endpoint',
  'RFC 6749 §3.1.2.3': 'Dynamic Configuration',
  'RFC 6749 §5.1': 'Successful Response',
  'RFC 6749 §7': 'Accessing Protected Resources',
  'RFC 6749 §10.3': 'Access Tokens',
  'RFC 6749 §10.10': 'Credentials-Guessing Attacks',
  'RFC 6749 §10.14': 'Code Injection and Input Validation',
  'RFC 6750 §3': 'The WWW-Authenticate Response Header Field',
  'RFC 6750 §3.1': 'Error Codes',
  'RFC 7591 §5': 'Security Considerations',
  'RFC 8259 §4': 'Objects',
  'RFC 8259 §8.1': 'Character Encoding',
  'RFC 8259 §8.2': 'Unicode Characters',
  'RFC 9110 §4.2.4': 'Deprecation of userinfo in http(s) URIs',
  'RFC 9110 §8.3': 'Content-Type',
  'RFC 9110 §8.6': 'Content-Length',
  'RFC 9110 §9.2.1': 'Safe Methods',
  'RFC 9110 §9.2.2': 'Idempotent Methods',
  'RFC 9110 §9.3.4': 'PUT',
  'RFC 9110 §10.2.3': 'Retry-After',
  'RFC 9110 §15.3.5': '204 No Content',
  'RFC 9110 §15.5.2': '401 Unauthorized',
  'RFC 9110 §15.5.6': '405 Method Not Allowed',
  'RFC 9110 §15.5.16': '415 Unsupported Media Type',
  'RFC 9110 §15.6': 'Server Error 5xx',
  'RFC 9111 §3.5': 'Storing Responses to Authenticated Requests',
  'RFC 9112 §6.3': 'Message Body Length',
  'RFC 9457 §3.1': 'Members of a Problem Details Object',
  'RFC 9457 §5': 'Security Considerations',
  'RFC 9700 §2.1': 'Protecting Redirect-Based Flows',
  'RFC 9700 §2.6': 'Other Recommendations',
};

const settings = { consistencySeconds: 5, pins: {}, pin: () => undefined };

/** The clauses of all claims, and those that single observations give instead. */
const cited = new Set(
  claims.flatMap((claim) => {
    if (claim.kind === 'monitor') return [claim.clause];
    const verdicts = claim.examples.fail.map((each) => {
      const history = newRegistry();
      history.record(each);
      return claim.evaluate(each, { settings, history });
    });
    const seen = verdicts.flatMap((each) => (each.outcome === 'fail' ? each.observations : []));
    return [claim.clause, ...seen.map(({ clause = claim.clause }) => clause)];
  }),
);
const isPointer = (clause: string) => clause.startsWith('#');

describe('the clauses', () => {
  for (const clause of [...cited].filter(isPointer)) {
    it(`point to something in the document: ${clause}`, () => {
      expect(follow(document, tokens(clause))).to.not.deep.equal([]);
    });
  }

  it('name sections that were read, and no others', () => {
    const sections = [...cited].filter((clause) => !isPointer(clause));
    expect(sections.sort()).to.deep.equal(Object.keys(SECTIONS).sort());
  });
});
