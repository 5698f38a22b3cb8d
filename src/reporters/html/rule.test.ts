import { expect } from 'chai';
import type { Finding } from '../../model/finding.js';
import { causesOf } from '../_causes.js';
import { rich } from '../_sample.testing.js';
import { rule } from './_rule.js';

const told = (file: string): string => {
  const findings = rich().flatMap((event): readonly Finding[] =>
    event.type === 'finding-made' && event.finding.position ? [event.finding] : [],
  );
  const [cause] = causesOf(
    findings.map((each) => ({ ...each, position: { file, line: 12, column: 1 } })),
  );
  if (!cause) throw new TypeError('the sample has no finding with a place');
  return /<span class="line">([^<]*)</.exec(rule(cause).text)?.[1] ?? '';
};

describe('the place of a rule', () => {
  it('is the document as the call names it', () => {
    expect(told('specs/api.yaml')).to.equal('specs/api.yaml, line 12');
  });

  it('does not say where on this machine a package lies', () => {
    expect(told('/opt/modules/specs/api.yaml')).to.equal('api.yaml, line 12');
    expect(told('C:\\modules\\specs\\api.yaml')).to.equal('api.yaml, line 12');
  });
});
