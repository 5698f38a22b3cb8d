import { randomBytes } from 'node:crypto';
import { secretsOfEnvironment } from '../redaction/environment.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import type { Ports } from './ports.js';

/** A redactor with a salt of its own; it knows every secret of the environment, whichever command reads it. */
export const redactorFor = ({ env }: Pick<Ports, 'env'>): ShapeRedactor => {
  const redactor = new ShapeRedactor({ salt: randomBytes(16).toString('hex') });
  for (const secret of secretsOfEnvironment(env)) redactor.learn(secret);
  return redactor;
};
