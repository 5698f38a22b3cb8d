/**
 * What `npm run new` writes. Every text compiles and none is green: what is to be filled in is
 * empty, or says something that is not so, and the tests of the house name it.
 */

/** @typedef {{ files: ReadonlyMap<string, string>, next: readonly string[] }} Written */

/** @param {string} name */
const check = (name) => `import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

export default defineCheck({
  id: '${name}',
  // The rows of the clause table that it covers, such as HTTP-08.
  rows: [],
  ledger: 'standards',
  severity: 'error',
  // A pointer into the document, or the section of a standard: RFC 9110 §8.6.
  clause: '',
  // Three sentences with a capital and a full stop: the claim, what breaks without it, what to do.
  title: '',
  why: '',
  fix: '',
  // All that \`evaluate\` reads; where a part is missing the engine says so for it.
  looksAt: { parts: ['response.status'] },
  // A planted fault that it catches, which names this check in its \`caughtBy\`.
  faults: [],
  examples: {
    pass: [exchange({ operation: 'listClients', status: 200 })],
    fail: [exchange({ operation: 'listClients', status: 500 })],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    // Fill in the rule: this one never fails.
    if (response.status > 0) return PASS;
    return fail({ at: 'response.status', expected: '', actual: '' });
  },
});
`;

/** @param {string} name */
const checkTest = (name) => `import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './${name}.js';

describe('${name}', () => {
  it('fails FILL IN what breaks the claim, and says where', () => {
    const broken = exchange({ operation: 'listClients', status: 500 });
    expect(tell(check, broken)).to.deep.equal(['response.status: FILL IN, not FILL IN']);
  });

  it('does not speak of FILL IN what lies beside the claim', () => {
    const beside = exchange({ operation: 'listClients', status: 401 });
    expect(tell(check, beside)).to.equal('not-applicable: FILL IN');
  });
});
`;

/** @param {string} name */
const probe = (name) => `import { defineProbe } from '../model/probe.js';

export default defineProbe({
  id: '${name}',
  // What it sends, in a few words without a full stop.
  title: '',
  depth: 'full',
  mutates: false,
  // The most that it sends.
  requests: 1,
  sends: { 'GET clients': 1 },
  async run(drive) {
    await drive.send({ method: 'GET', purpose: 'valid' });
    drive.stop('it is to be filled in');
  },
});
`;

/** @param {string} name */
const fault = (name) => `import { defineFault } from '../fault.js';

export default defineFault({
  id: '${name}',
  // How a client sees it: one clause of 11 to 100 characters, without a full stop.
  sentence: '',
  // Every check that names it, and no other; the probes that show it.
  caughtBy: [],
  probes: [],
  // Fill in what is wrong: these hooks change nothing.
  plant: () => ({ handle: (_call, next) => next() }),
});
`;

/** @param {string} name */
const lintRule = (name) => `import { defineRule } from '../rule.js';

export default defineRule({
  id: '${name}',
  // Its id in specs/gaps.yaml.
  gap: 'no-such-gap',
  // What is missing, as a clause; what to ask the vendor, as a question.
  title: '',
  ask: '',
  // Fill in where \`view\` shows it, which is the argument: this finds no place.
  find: () => [],
});
`;

/** @param {string} name */
const lintRuleTest = (name) => `import { expect } from 'chai';
import { documentOf, load } from '../../document.testing.js';
import { lint } from '../lint.js';

const pointersIn = async (document: object) =>
  lint(await load(document))
    .filter(({ rule }) => rule === '${name}')
    .map(({ pointer }) => pointer);

describe('the lint rule ${name}', () => {
  it('finds FILL IN what is missing, at its place', async () => {
    const lacking = documentOf({ S: { type: 'object' } });
    expect(await pointersIn(lacking)).to.deep.equal(['#/FILL IN']);
  });
});
`;

/** @param {string} name */
const reporter = (name) => `import { defineReporter } from '../model/reporter.js';

export default defineReporter({
  name: '${name}',
  // What it is, in a few words.
  title: '',
  file: 'report.${name}',
  // Fill in what it makes of the report, which is the argument; whatever a server said goes through an escape of \`_escape.ts\`.
  render: () => '',
});
`;

/** @param {string} name */
const reporterTest = (name) => `import { expect } from 'chai';
import { hostile, UNSAFE } from './_hostile.testing.js';
import { clean, rich, written } from './_sample.testing.js';
import reporter from './${name}.js';

describe('the reporter ${name}', () => {
  it('goes into a file of its own', () => {
    expect(reporter.file).to.equal('report.FILL-IN');
  });

  it('says the verdict and its reason', () => {
    expect(written(reporter, rich())).to.include('FILL IN');
  });

  it('says that an embedded run judges the suite alone', () => {
    expect(written(reporter, clean())).to.include('FILL IN');
  });

  it('writes nothing that its readers obey, whatever the server said', () => {
    const text = written(reporter, hostile());
    expect(text).to.include('FILL IN');
    expect(text).not.to.match(UNSAFE);
  });
});
`;

/**
 * What there is to make: the form of its name, and what is written for it.
 * @type {Readonly<Record<string, { form: string, of: (name: string) => Written }>>}
 */
export const KINDS = {
  check: {
    form: '<authority>/<name>',
    of: (path) => {
      const name = path.split('/')[1] ?? path;
      return {
        files: new Map([
          [`src/checks/${path}.ts`, check(name)],
          [`src/checks/${path}.test.ts`, checkTest(name)],
        ]),
        next: [
          `npm run t -- src/checks/${path}.test.ts`,
          'npm run generate',
          'npm run t -- src/checks/examples.test.ts src/checks/clauses.test.ts src/app/matrix.test.ts',
        ],
      };
    },
  },
  probe: {
    form: '<name>',
    of: (name) => ({
      files: new Map([[`src/probes/${name}.ts`, probe(name)]]),
      next: ['npm run generate', 'npm run t -- src/probes/probes.test.ts'],
    }),
  },
  fault: {
    form: '<name>',
    of: (name) => ({
      files: new Map([[`src/provider/faults/${name}.ts`, fault(name)]]),
      next: ['npm run generate', 'npm run t -- src/provider/faults.test.ts src/app/matrix.test.ts'],
    }),
  },
  'lint-rule': {
    form: '<name>',
    of: (name) => ({
      files: new Map([
        [`src/openapi/lint/rules/${name}.ts`, lintRule(name)],
        [`src/openapi/lint/rules/${name}.test.ts`, lintRuleTest(name)],
      ]),
      next: ['npm run generate', 'npm run t -- src/openapi/lint'],
    }),
  },
  format: {
    form: '<name>',
    of: (name) => ({
      files: new Map([
        [`src/reporters/${name}.ts`, reporter(name)],
        [`src/reporters/${name}.test.ts`, reporterTest(name)],
      ]),
      next: ['npm run generate', 'npm run t -- src/reporters'],
    }),
  },
};

const PART = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * The files for a new thing, or what is wrong with the call.
 * @param {string | undefined} kind
 * @param {string | undefined} name
 * @param {readonly string[]} authorities the folders that checks lie in
 * @returns {Written | { wrong: string }}
 */
export const filesFor = (kind = '', name = '', authorities = []) => {
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!known) return { wrong: `what to make is one of ${Object.keys(KINDS).join(', ')}` };
  const parts = name.split('/');
  const wanted = known.form.split('/').length;
  if (parts.length !== wanted || !parts.every((part) => PART.test(part)))
    return { wrong: `the name of a ${kind} is ${known.form}, in small letters with hyphens` };
  if (wanted === 2 && !authorities.includes(parts[0] ?? ''))
    return { wrong: `the authorities are ${authorities.join(', ')}` };
  return known.of(name);
};
