import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launched } from './chromium.js';
import { ROOT } from './compile.mjs';

const FILE = join(ROOT, 'docs/report.png');
/** As far down as the table of operations. */
const SIZE = { width: 1280, height: 1010 };

/** The picture of a report that README shows: a run of the reference provider with a defect. */
const picture = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  const main = join(ROOT, 'dist/cli/main.js');
  const args = ['run', '--fault', 'null-members', '--seed', '1', '--quiet', '--reports', folder];
  try {
    execFileSync(process.execPath, [main, ...args], { cwd: ROOT, stdio: 'ignore' });
  } catch {
    // The defect is found.
  }
  const browser = await launched();
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.screenshot({ path: FILE });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
};

await picture();
