import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { ReportBuilder } from './report-builder.js';
import type { Report } from '../model/report.js';
import { checkOf, exchangesOf, failing, hear, sourceOf, type Heard } from './example.testing.js';

const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../specs/${name}`, import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
const isReport = ajv.compile(read('report.schema.json'));
const isEvent = ajv.compile(read('events.schema.json'));

const batch = {
  exchanges: exchangesOf(6, (at) => (at === 5 ? { response: undefined } : { status: 200 + at })),
  probes: [{ id: 'p', status: 'not-run', reason: 'because' }] as const,
  leftovers: [{ collection: { institution: 'i', partner: 'p' }, clientId: 'c', reason: 'r' }],
};
const run = (): Promise<Heard> =>
  hear(sourceOf(batch), {
    claims: [
      checkOf('good', {
        evaluate: (_exchange, { settings }) => {
          settings.pin('put', 'merge');
          return { outcome: 'pass' };
        },
      }),
      failing('bad', ({ response }) => response !== undefined && response.status > 201, {
        observation: {
          ...{ earlier: ['e1'], breaks: 'published', pointer: '#/x' },
          position: { file: 'x.yaml', line: 1, column: 1 },
        },
      }),
      checkOf('unable', { looksAt: { parts: ['response.raw'] } }),
    ],
  });
const reportOf = async (): Promise<Report | undefined> => {
  const builder = new ReportBuilder();
  for (const event of (await run()).events) builder.add(event);
  return builder.build();
};
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the schemas', () => {
  it('accept every kind of event', async () => {
    const { events } = await run();
    for (const event of events) {
      expect(isEvent(asJson(event)), `${event.type}: ${ajv.errorsText(isEvent.errors)}`).to.equal(
        true,
      );
    }
    expect([...new Set(events.map(({ type }) => type))].sort()).to.deep.equal([
      ...['check-summed', 'client-left-over', 'evidence-kept', 'finding-counted', 'finding-made'],
      ...['operation-summed', 'pin-observed', 'probe-finished', 'requirement-summed'],
      ...['run-finished', 'run-started'],
    ]);
  });

  it('accept the report of a run', async () => {
    expect(isReport(asJson(await reportOf())), ajv.errorsText(isReport.errors)).to.equal(true);
  });

  it('refuse a report without a reason, with a word too many, or with one too few', async () => {
    const report = await reportOf();
    const refused = [
      { ...report, reason: '' },
      { ...report, surplus: 1 },
      { ...report, findings: undefined },
      { ...report, complete: false },
      { ...report, findings: [{ ...report?.findings[0], fingerprint: 'x' }] },
    ];
    expect(refused.map((each) => isReport(asJson(each)))).to.deep.equal(refused.map(() => false));
  });

  it('refuse an event of no kind', () => {
    expect(isEvent({ type: 'run-paused' })).to.equal(false);
  });
});
