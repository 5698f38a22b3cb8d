import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PactText {
  readonly consumer?: string;
  readonly provider?: string;
  /** Descriptions of its interactions. */
  readonly interactions?: readonly string[];
}

/** A small pact of version 3. */
export const pactText = ({
  consumer = 'partner-console',
  provider = 'partner-clients-api',
  interactions = ['a list of clients'],
}: PactText = {}): string =>
  JSON.stringify({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: interactions.map((description) => ({
      description,
      providerStates: [{ name: 'a client exists' }],
      request: { method: 'GET', path: '/clients' },
      response: { status: 200 },
    })),
    metadata: { pactSpecification: { version: '3.0.0' } },
  });

export interface Folder {
  readonly path: string;
  /** @returns the path of the file */
  write(name: string, text: string): string;
  remove(): void;
}

/** A folder of its own for one test. */
export const folder = (): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'pacts-'));
  return {
    path,
    write: (name, text) => {
      const file = join(path, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
};
