import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, sendIn } from './browser.js';
import { converse, FOLDER, ORIGIN } from './conversation.js';

/** The file of each way; that of attached content lies beside it, and the name of an archive makes one. */
const WAYS = {
  'playwright-embed.har': { content: 'embed' },
  'attached/playwright-attach.har': { content: 'attach' },
  'playwright-minimal.har': { mode: 'minimal', content: 'embed' },
  'playwright-zip.har.zip': {},
  'playwright-omit.har': { content: 'omit' },
};

mkdirSync(join(FOLDER, 'attached'), { recursive: true });
const browser = await launch();
try {
  for (const [name, way] of Object.entries(WAYS)) {
    const context = await browser.newContext({ recordHar: { path: join(FOLDER, name), ...way } });
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/`);
    await converse(sendIn(page));
    await context.close();
  }
} finally {
  await browser.close();
}
