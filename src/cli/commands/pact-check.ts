import type { PactCheckOptions } from '../../app/index.js';
import { defineCommand, type OptionSpec } from '../command.js';
import { hooksOf } from '../hooks.js';
import { FORMATS, judging } from '../options.js';

/** What this command prints, the others write. */
const PRINTING: ReadonlyMap<string, OptionSpec> = new Map(
  [
    { flags: '--reports <dir>', summary: 'folder for files of the formats (default: none)' },
    { flags: '--format <list>', summary: `of ${FORMATS.join(',')} (default: console)` },
  ].map((option) => {
    const known = judging.find(({ flags }) => flags === option.flags);
    return [option.flags, { ...known, ...option }];
  }),
);

export default defineCommand<Omit<PactCheckOptions, 'files'>>({
  name: 'pact check',
  args: '[files...]',
  summary: 'judges pacts against the document; needs no server',
  details:
    'Default files: contracts/pacts/*.json. Prints the formats on standard output (default: console), and writes ' +
    'their files too where --reports names a folder.',
  options: judging.map((option) => PRINTING.get(option.flags) ?? option),
  run: async ({ options, args, terminal }) => {
    const { conductPactCheck } = await import('../../app/index.js');
    const { exit, error } = await conductPactCheck(
      { ...options, files: args },
      hooksOf(terminal, options),
    );
    if (error) terminal.complain(error);
    return exit;
  },
});
