import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Only the command line may print or exit: everything else hands its words to a caller. */
const terminalIsForTheCli = {
  'no-console': 'error',
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'exit', message: 'Only src/cli exits.' },
    { object: 'process', property: 'stdout', message: 'Only src/cli writes to the terminal.' },
    { object: 'process', property: 'stderr', message: 'Only src/cli writes to the terminal.' },
  ],
};

/** A literal that is spread says "in place of" and means "besides": it stands there for the formatter alone. */
const noSpreadLiterals = {
  'no-restricted-syntax': [
    'error',
    {
      selector:
        'SpreadElement > :matches(ArrayExpression, ObjectExpression, TSAsExpression > ArrayExpression)',
      message: 'Write what the literal holds; the formatter may break the line.',
    },
  ],
};

/** Whatever is matched may be hostile: no expression may take more than linear time. */
const linearExpressions = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
  'regexp/no-super-linear-move': ['error', { report: 'certain', ignoreSticky: true }],
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'bundle',
      'coverage',
      'reports',
      'node_modules',
      'bench/.data',
      'contracts/broker/.local',
    ],
  },
  js.configs.recommended,
  { plugins: { regexp }, rules: { ...noSpreadLiterals, ...linearExpressions } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...terminalIsForTheCli,
      complexity: ['error', 15],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/cli/**', 'src/tools/**'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: [
      '**/*.test.ts',
      '**/*.broker.ts',
      '**/*.browser.ts',
      '**/*.soak.ts',
      '**/*.pact.ts',
      'src/tools/{pipelines,recorders,runners,servers}.ts',
    ],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // Tables of cases are as long as there are cases, and generated lists as what they list.
    files: ['src/changes/corpus/*.testing.ts', 'src/provider/faults/index.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    // Folders that still hold some: the list only gets shorter.
    files: [
      'src/{app,cli,driver,engine,journal,openapi,pact,registry,settings,transport}/**',
      'src/checks/lifecycle/_*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['examples/**/*.js'],
    languageOptions: { globals: { fetch: 'readonly' } },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly' },
    },
  },
);
