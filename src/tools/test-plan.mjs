const KINDS = /\.(test|browser|broker|soak)\.ts$/;

/** Milliseconds that one test may take: those of the configurations, for a machine that is busy. */
const PATIENCE = { test: 20_000, browser: 300_000, broker: 120_000 };

/**
 * The tests that a name means: itself, the test beside it, or what lies in the folder.
 * @param {string} name
 * @param {readonly string[]} sources paths relative to `src`
 */
const testsOf = (name, sources) => {
  const path = name
    .replace(/^\.\//, '')
    .replace(/^(src|dist)\//, '')
    .replace(/\/$/, '')
    .replace(/\.js$/, '.ts');
  if (path === 'src') return sources.filter((each) => each.endsWith('.test.ts'));
  const exact = KINDS.test(path) ? path : path.replace(/\.ts$/, '.test.ts');
  return sources.includes(exact)
    ? [exact]
    : sources.filter((each) => each.startsWith(`${path}/`) && each.endsWith('.test.ts'));
};

/**
 * What mocha is called with. It adds the files that it is given to those of its configuration, and
 * would run everything: hence none is read, and our settings are named here.
 * @param {readonly string[]} args
 * @param {readonly string[]} sources paths relative to `src`
 * @returns {{ arguments: readonly string[] } | { wrong: string }}
 */
export const planOf = (args, sources) => {
  const first = args.findIndex((each) => each.startsWith('-'));
  const names = first < 0 ? args : args.slice(0, first);
  const options = first < 0 ? [] : args.slice(first);
  if (names.length === 0) return { wrong: 'name a test, or a folder of tests' };
  const found = names.map((name) => ({ name, tests: testsOf(name, sources) }));
  const none = found.find(({ tests }) => tests.length === 0);
  if (none) return { wrong: `${none.name} is no test, and has none` };
  const tests = [...new Set(found.flatMap((each) => each.tests))];
  const kinds = tests.map((each) => KINDS.exec(each)?.[1] ?? '');
  const patience = Object.entries(PATIENCE).filter(([kind]) => kinds.includes(kind));
  const timeout = Math.max(...patience.map(([, milliseconds]) => milliseconds));
  return {
    arguments: [
      '--no-config',
      '--timeout',
      String(timeout),
      '--forbid-only',
      '--forbid-pending',
      ...options,
      ...tests.map((each) => `dist/${each.replace(/\.ts$/, '.js')}`),
    ],
  };
};
