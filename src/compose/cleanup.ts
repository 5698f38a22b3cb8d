import type { Hooks } from './hooks.js';
export interface CleanupOptions {
  readonly marked?: boolean;
}
export const cleanUp = (_o: CleanupOptions, _h: Hooks): Promise<number> => Promise.resolve(2);
