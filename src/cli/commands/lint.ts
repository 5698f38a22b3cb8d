import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'lint',
  summary: "the document's own gaps, and what to ask the vendor; never fails by itself",
  examples: ['lint', 'lint --spec openapi.yaml --format json'],
  run: async ({ settings, terminal }) => {
    const { lint } = await import('../../app/lint.js');
    const { lintText } = await import('../render/lint.js');
    const { printPage } = await import('../render/page.js');
    const { findings } = await lint(settings);
    printPage('lint', settings.values, terminal.out, {
      json: findings,
      text: () => lintText(findings),
    });
    return 0;
  },
});
