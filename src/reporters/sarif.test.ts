import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Log, Result } from 'sarif';
import { hostile } from './_hostile.testing.js';
import { clean, rich, untold, written } from './_sample.testing.js';
import sarif from './sarif.js';

const require = createRequire(import.meta.url);
const SCHEMA = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** The schema is of draft 4, and says nothing that draft 7 reads in another way. */
const schema: object = {
  ...(JSON.parse(readFileSync(require.resolve(SCHEMA), 'utf8')) as object),
  $schema: undefined,
  id: undefined,
};

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(JSON.stringify(schema)) as object);

const logOf = (events: ReturnType<typeof rich>): Log => JSON.parse(written(sarif, events)) as Log;

const resultsOf = (events: ReturnType<typeof rich>): readonly Result[] =>
  logOf(events).runs[0]?.results ?? [];

describe('the reporter sarif', () => {
  it('goes into a file of its own', () => {
    expect(sarif.file).to.equal('report.sarif');
  });

  const streams = { rich, clean, untold, hostile };
  for (const [name, events] of Object.entries(streams)) {
    it(`writes what the schema of SARIF 2.1.0 allows: ${name}`, () => {
      validate(logOf(events()));
      expect(validate.errors ?? []).to.deep.equal([]);
    });
  }

  it('places a result in the document, at the line that it breaks', () => {
    const result = resultsOf(rich()).find(({ ruleId }) => ruleId === 'sample-body-fits');
    expect(result?.locations?.[0]?.physicalLocation).to.deep.equal({
      artifactLocation: { uri: 'specs/partner-clients.v0.yaml' },
      region: { startLine: 178, startColumn: 15 },
    });
  });

  it('places a result of the packaged document in the configuration, and names the document besides', () => {
    const packaged = 'node_modules/partner-clients-conformance/specs/partner-clients.v0.yaml';
    const events = rich().map((event) => {
      if (event.type === 'run-started')
        return { ...event, run: { ...event.run, configuration: 'conformance.yaml' } };
      if (event.type !== 'finding-made' || !event.finding.position) return event;
      const position = { ...event.finding.position, file: packaged };
      return { ...event, finding: { ...event.finding, position } };
    });
    const result = resultsOf(events).find(({ ruleId }) => ruleId === 'sample-body-fits');
    const uris = [result?.locations, result?.relatedLocations].map(
      (places) => places?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect(uris).to.deep.equal(['conformance.yaml', packaged]);
  });

  it('links a rule to the section of the standard that makes it binding', () => {
    const { rules = [] } = logOf(rich()).runs[0]?.tool.driver ?? {};
    expect(rules.flatMap(({ helpUri }) => helpUri ?? [])).to.include(
      'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5',
    );
  });

  it('says how severe a rule is, in the words of code hosts', () => {
    const { rules = [] } = logOf(rich()).runs[0]?.tool.driver ?? {};
    const severities = new Set(rules.map((rule) => String(rule.properties?.['problem.severity'])));
    expect([...severities].sort()).to.deep.equal(['error', 'recommendation', 'warning']);
  });

  it('gives each result the rule that its index names', () => {
    const { rules } = logOf(rich()).runs[0]?.tool.driver ?? {};
    const named = resultsOf(rich()).map(({ ruleIndex }) => rules?.[ruleIndex ?? -1]?.id);
    expect(named).to.deep.equal(resultsOf(rich()).map(({ ruleId }) => ruleId));
  });

  it('carries the fingerprint, the same from run to run', () => {
    expect(resultsOf(rich())[0]?.partialFingerprints).to.deep.equal({
      'conformance/v1': '00000000000000b1',
    });
  });

  it('suppresses what is waived, and nothing else', () => {
    const waived = resultsOf(rich()).filter(({ suppressions }) => suppressions !== undefined);
    expect(waived.map(({ suppressions }) => suppressions)).to.deep.equal([
      [{ kind: 'external', justification: 'tos-uri-null (until 2026-06-30, Kim)' }],
    ]);
  });

  it('makes neither links nor placeholders of what a server says', () => {
    const texts = resultsOf(hostile()).map(({ message }) => message.text ?? '');
    expect(texts.filter((text) => /(?<!\\)(?:\\\\)*\[|(?<!\{)\{(?!\{)/.test(text))).to.deep.equal(
      [],
    );
  });

  it('writes a path with odd characters as a relative reference', () => {
    const odd = rich().map((event) =>
      event.type === 'finding-made' && event.finding.position
        ? {
            ...event,
            finding: {
              ...event.finding,
              position: { file: './my specs/a:b#c.yaml', line: 1, column: 1 },
            },
          }
        : event,
    );
    const uris = resultsOf(odd).map(
      (each) => each.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect([...new Set(uris)].sort()).to.deep.equal([
      'my%20specs/a%3Ab%23c.yaml',
      'specs/partner-clients.v0.yaml',
    ]);
  });
});
