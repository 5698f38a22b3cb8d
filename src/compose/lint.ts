import { ConformanceError } from '../model/error.js';
import { terminal } from '../model/escape.js';
import type { LintFinding } from '../model/lint.js';
import { lint } from '../spec/lint/lint.js';
import { contractOf } from './conduct.js';
import type { Hooks } from './hooks.js';
import { resolveSettings, type JudgeOptions } from './settings.js';

export interface LintOptions extends Pick<JudgeOptions, 'spec' | 'config'> {
  readonly format?: 'text' | 'json';
}
