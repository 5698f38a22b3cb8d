/** `npm run new -- KIND NAME`: writes the files that a person fills in, and says what to do next. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './compile.mjs';
import { filesFor, KINDS } from './templates.mjs';

const help = () =>
  Object.entries(KINDS)
    .map(([kind, { form }]) => `npm run new -- ${kind} ${form}`)
    .join('\n');

const authorities = () =>
  readdirSync(join(ROOT, 'src/checks'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** @returns {number} the exit code */
const main = () => {
  const [kind, name] = process.argv.slice(2);
  const made = filesFor(kind, name, authorities());
  if ('wrong' in made) {
    console.error(`${made.wrong}\n${help()}`);
    return 2;
  }
  const taken = [...made.files.keys()].find((path) => existsSync(join(ROOT, path)));
  if (taken !== undefined) {
    console.error(`${taken} is there already`);
    return 2;
  }
  for (const [path, text] of made.files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
  console.log(['fill them in, then:', ...made.next.map((line) => `  ${line}`)].join('\n'));
  return 0;
};

process.exitCode = main();
