import { hasNextPage, nextPage } from '../../driver/next-page.js';
import type { Judgement } from '../../engine/judgement.js';
import type { JudgeOptions } from '../../engine/options.js';
import { ReportBuilder } from '../../engine/report-builder.js';
import { appError } from '../errors.js';
import type { Report } from '../../model/report.js';
import { disguised } from '../../redaction/disguises.js';
import { ShapeRedactor } from '../../redaction/redaction.js';
import { History } from '../../registry/history.js';
import { TOOL_NAME, version } from '../packaged.js';
import { NO_FACTS } from '../run-facts.js';

const RUN = {
  id: 'told',
  command: 'check',
  startedAt: new Date(0).toISOString(),
  seed: 0,
  target: 'told',
  shard: null,
  ...NO_FACTS,
} as const;

/** By what the engine judges exchanges that are no run: no time passes, and nothing is written. */
export const engineOptions = ({
  salt,
  ...by
}: Pick<JudgeOptions, 'contract' | 'claims' | 'severities' | 'settings'> & {
  readonly salt: string;
}): JudgeOptions => ({
  ...by,
  tool: { name: TOOL_NAME, version: version() },
  run: { ...RUN, profile: by.contract.profile },
  redactor: new ShapeRedactor({ salt }),
  registry: () => new History(disguised, { hasNextPage, nextPage }),
  now: () => 0,
});

/** All that was judged, brought to its end. Throws what a check of ours threw. */
export const reportOf = (judgement: Judgement, { tool, run, contract }: JudgeOptions): Report => {
  judgement.settle();
  judgement.finish(0, undefined);
  if (judgement.error) throw judgement.error;
  const builder = new ReportBuilder();
  const { document } = contract;
  builder.add({ type: 'run-started', schemaVersion: '1', tool, run, document });
  for (const event of judgement.drain()) builder.add(event);
  const report = builder.build();
  if (report) return report;
  throw appError('internal', 'the engine ended without a verdict');
};
