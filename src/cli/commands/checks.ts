import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'checks',
  args: { usage: '[id]', least: 0, most: 1 },
  summary: 'the catalogue of checks, or one check explained',
  examples: ['checks', 'checks secret-only-at-creation'],
  run: async ({ settings: { values }, args: [id], terminal }) => {
    const { checks } = await import('../../app/checks.js');
    const { catalogue, explanation, plain } = await import('../render/checks.js');
    const { printPage } = await import('../render/page.js');
    const { claims } = checks(id);
    printPage('checks', values, terminal.out, {
      json: claims.map(plain),
      text: () => (id === undefined ? catalogue(claims) : explanation(claims)),
    });
    return 0;
  },
});
