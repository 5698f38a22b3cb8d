import { defineCommand } from '../command.js';
import { lintText } from '../render/lint.js';
import { printPage } from '../render/page.js';

export default defineCommand({
  name: 'lint',
  summary: "the document's own gaps, and what to ask the vendor; never fails by itself",
  examples: ['lint', 'lint --spec openapi.yaml --format json'],
  run: async ({ input, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { lint } = await import('../../app/lint.js');
    const settings = settingsOf('lint', input, terminal.env);
    const { findings } = await lint(settings);
    printPage('lint', settings.values, terminal.out, {
      json: findings,
      text: () => lintText(findings),
    });
    return 0;
  },
});
