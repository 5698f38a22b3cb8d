import { printLint, type LintOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { hooksOf } from '../hooks.js';
import { page } from '../options.js';

export default defineCommand<LintOptions>({
  name: 'lint',
  summary: "the document's own gaps, and what to ask the vendor; never fails by itself",
  options: [
    { flags: '--spec <file>', summary: 'OpenAPI document (default: the packaged one)' },
    {
      flags: '--config <file>',
      summary: 'configuration (default: conformance.yaml, where there is one)',
    },
    ...page,
  ],
  run: ({ options, terminal }) => printLint(options, hooksOf(terminal, {})),
});
