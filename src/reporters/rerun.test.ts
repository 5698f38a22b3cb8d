import { expect } from 'chai';
import type { Report, RunInfo } from '../model/report.js';
import { causesOf } from './_causes.js';
import { rerunOf } from './_rerun.js';
import { rich } from './_sample.testing.js';
import { ReportBuilder } from '../engine/report-builder.js';

const report = (run: Partial<RunInfo>, more: Partial<Report> = {}): Report => {
  const builder = new ReportBuilder();
  for (const event of rich()) builder.add(event);
  const built = builder.build();
  if (!built) throw new TypeError('the sample has no end');
  return { ...built, ...more, run: { ...built.run, ...run } };
};

const told = (of: Report): string | undefined => {
  const [first] = causesOf(of.findings);
  return first && rerunOf(of, first);
};

describe('the command that judges one cause again', () => {
  it('names target, probes and seed of a run', () => {
    const run = { target: 'sandbox', narrowedBy: [], depth: 'full', profile: 'strict' } as const;
    expect(told(report(run))).to.match(
      /^conformance run --target sandbox --allow-mutations --probes [a-z,-]+ --seed 4711 --depth full --profile strict$/,
    );
  });

  it('says where in a target that is an address', () => {
    const run = { target: 'https://t.example', institution: 'a b', partner: "o'hara" } as const;
    const narrowedBy = ['--read-only'];
    expect(told(report({ ...run, narrowedBy }))).to.include(
      `--target https://t.example --institution 'a b' --partner 'o'\\''hara' --read-only `,
    );
  });

  it('names files, check and operations of a recording', () => {
    const [recording] = report({}).recordings ?? [];
    if (!recording) throw new TypeError('the sample has no recording');
    const recordings = [{ ...recording, file: 'a b.har' }];
    const command = told(report({ command: 'check', vouched: 'sole' }, { recordings }));
    expect(command).to.match(
      /^conformance check 'a b\.har' --checks [a-z-]+ --operation [a-zA-Z,]+ --sole-writer/,
    );
  });

  it('says what the call said besides, once', () => {
    const options = ['--institution', 'a', '--spec', 'own api.yaml', '--rate', '5'];
    const run = { target: 'https://t.example', institution: 'a', partner: 'b', options } as const;
    expect(told(report({ ...run, narrowedBy: [] }))).to.match(
      /^conformance run --target https:\/\/t\.example --partner b --allow-mutations --probes \S+ --seed 4711 --institution a --spec 'own api\.yaml' --rate 5$/,
    );
  });

  it('names no file of a pact that a broker gave', () => {
    const options = ['--from-broker', '--provider-name', 'clients'];
    const run = { command: 'pact verify', target: 'sandbox', options } as const;
    expect(told(report({ ...run, narrowedBy: [] }))).to.match(
      /^conformance pact verify --target sandbox --allow-mutations --operation \S+ --from-broker --provider-name clients$/,
    );
  });

  it('is none where a pipe was judged', () => {
    expect(told(report({ command: 'check' }, { recordings: [] }))).to.equal(undefined);
  });

  it('is one word each, whatever a name holds', () => {
    const target = "x'; rm -rf ~ $(id)\n\u001b[2J";
    expect(told(report({ target }))).not.to.match(/\p{Cc}/u);
    expect(told(report({ target }))).to.include(`--target 'x'\\''; rm -rf ~ $(id)`);
  });
});
