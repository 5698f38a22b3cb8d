import { expect } from 'chai';
import { parse } from 'yaml';
import type { Finding } from '../model/finding.js';
import { FINDINGS } from './_sample-findings.testing.js';
import { waiverOf } from './_waiver.js';

describe('the waiver of a finding', () => {
  const first = (part: Partial<Finding>) =>
    FINDINGS.slice(0, 1).map((finding) => ({ ...finding, ...part }));
  const waiversOf = (...parts: Parameters<typeof waiverOf>): unknown => parse(waiverOf(...parts));

  it('is YAML that names the deviation, whatever stands in it', () => {
    const odd = {
      check: 'no-null-members',
      operation: 'get: "Client"',
      at: 'response.body/0/a: #b',
      shape: "it's \n* ${HOME} \u2028",
    };
    expect(waiversOf(first(odd))).to.deep.equal({
      waivers: [
        {
          check: odd.check,
          operation: odd.operation,
          at: 'response.body/*/a: #b',
          shape: "it's \n* $${HOME} \u2028",
          owner: null,
          reason: null,
          expires: null,
        },
      ],
    });
  });

  it('is one for findings that differ in an index only', () => {
    const at = (index: number) => first({ at: `response.body/${index}/name` });
    expect(waiverOf([...at(1), ...at(2)])).to.equal(waiverOf(at(3)));
  });

  it('is of any operation for a finding of none', () => {
    expect(waiverOf(first({ operation: null }))).to.include("operation: '*'");
  });
});
