import type { DeployOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { orInterrupted } from '../interrupted.js';
import { answerText, recordedText } from '../render/pact.js';

const EXITS = { true: 0, false: 1, unknown: 3 } as const;

export default defineCommand<DeployOptions>({
  name: 'pact can-i-deploy',
  summary: 'asks a broker, or the last report, whether a version may be deployed',
  details:
    'Exits 0 for yes, 1 for no, 3 where nobody can tell. With --offline it answers from the pacts, the last report ' +
    'of `pact verify` and the document.',
  options: [
    { flags: '--pacticipant <name>', summary: 'consumer or provider that is to be deployed' },
    { flags: '--version <version>', summary: "its version (default: git's commit)" },
    {
      flags: '--environment <name>',
      summary: 'where it is to go; with --offline, the target that the report is about',
    },
    { flags: '--offline', summary: 'ask no broker' },
    { flags: '--pacts <dir>', summary: 'folder of the pacts (default: contracts/pacts)' },
    { flags: '--report <file>', summary: 'report to answer from (default: reports/report.json)' },
    { flags: '--spec <file>', summary: 'document to answer by (default: the packaged one)' },
    { flags: '--record-deployment', summary: 'after a yes, tell the broker that it is deployed' },
  ],
  run: async ({ options, terminal }) => {
    const { askToDeploy } = await import('../../app/index.js');
    return orInterrupted(terminal.interrupted, async () => {
      const done = await askToDeploy(options, terminal, (answer) => {
        terminal.out(answerText(answer));
      });
      terminal.out(recordedText(done));
      return EXITS[`${done.answer.deployable}`];
    });
  },
});
