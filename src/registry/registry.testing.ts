import { hasNextPage, nextPage } from '../driver/next-page.js';
import type { Registry } from '../model/registry.js';
import { disguised } from '../redaction/disguises.js';
import { History } from './history.js';

/** A fresh registry, as the product makes one. */
export const newRegistry = (): Registry => new History(disguised, { hasNextPage, nextPage });
