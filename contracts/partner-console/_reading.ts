import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'chai';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ClientError } from '../../src/client/error.js';
import { PACT_AUTHORIZATION } from '../../src/pact/provider-states.js';
import { outcomeOf, type Call } from './_console.js';

type Path = readonly (string | number)[];

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
}

/** What the client makes of an answer that no pact holds. */
const readFrom = async <T>({ status = 200, type, text }: Answer, call: Call<T>) => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'Content-Type': type ?? 'application/json' });
    response.end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const origin = `http://127.0.0.1:${port}`;
    return (await outcomeOf(origin, PACT_AUTHORIZATION.accepted, call)).result;
  } finally {
    server.close();
  }
};

const json = (value: unknown): Answer => ({ text: JSON.stringify(value) });

/** Every member of every object in a value, by the way to it; of an array, those of its first item. */
const membersOf = (value: unknown, path: Path = []): readonly Path[] => {
  if (Array.isArray(value)) return membersOf(value[0], [...path, 0]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [...path, name],
    ...membersOf(member, [...path, name]),
  ]);
};

const entriesOf = (value: unknown): Map<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** A copy with another value at the end of a path; undefined takes the member out. */
const withAt = (value: unknown, [step, ...rest]: Path, end: unknown): unknown => {
  if (step === undefined) return end;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? withAt(item, rest, end) : item));
  const members = entriesOf(value);
  return Object.fromEntries(
    members.set(String(step), withAt(members.get(String(step)), rest, end)),
  );
};

const DOCUMENT = join(import.meta.dirname, '../../../..', 'specs', 'partner-clients.v0.yaml');

/** The members that the vendor's document gives one of its schemas. */
export const documented = (schema: string, ...inside: readonly string[]): readonly string[] => {
  const document: unknown = parse(readFileSync(DOCUMENT, 'utf8'));
  const path = ['components', 'schemas', schema, 'properties'];
  const at = [...path, ...inside.flatMap((name) => [name, 'properties'])].reduce<unknown>(
    (value, name) => entriesOf(value).get(name),
    document,
  );
  return [...entriesOf(at).keys()];
};

export interface Reading<T> {
  /** The content of the answer, as the pact asks for it. */
  readonly asked: unknown;
  /** The way to the object that is described, and all members that the document gives it. */
  readonly object: Path;
  readonly documented: readonly string[];
  readonly call: Call<T>;
}

/** That the pact asks for what the client reads, member by member, and for nothing else. */
export const itAsksForWhatIsRead = <T>({ asked, object, documented, call }: Reading<T>) => {
  const example: unknown = MatchersV3.reify(asked);
  const members = membersOf(example);
  const codeOf = async (value: unknown) => {
    const result = await readFrom(json(value), call);
    return result instanceof ClientError ? result.code : result;
  };

  for (const path of members) {
    it(`cannot do without /${path.join('/')}`, async () => {
      expect(await codeOf(withAt(example, path, undefined))).to.equal('unexpected-body');
    });
    it(`cannot do with another type at /${path.join('/')}`, async () => {
      expect(await codeOf(withAt(example, path, 5))).to.equal('unexpected-body');
    });
  }

  const read = members
    .filter((path) => path.length === object.length + 1)
    .map((path) => path.at(-1));
  const unread = [...documented, 'somethingElse'].filter((name) => !read.includes(name));
  for (const name of unread)
    it(`does not care for ${name}`, async () => {
      const asIs = await readFrom(json(example), call);
      expect(asIs).to.not.be.instanceOf(ClientError);
      for (const odd of [null, 5, 'x', [], {}])
        expect(await readFrom(json(withAt(example, [...object, name], odd)), call)).to.deep.equal(
          asIs,
        );
    });

  it('does not care for the media type, which Pact asks for wherever there is content', async () => {
    const asIs = await readFrom(json(example), call);
    expect(await readFrom({ ...json(example), type: 'text/plain' }, call)).to.deep.equal(asIs);
  });
};

/** That the client reads nothing but the status line of such an answer. */
export const itReadsTheStatusAlone = <T>(status: number, call: Call<T>) => {
  it(`reads nothing but the status of a ${status}`, async () => {
    const results = await Promise.all(
      ['', '{"error":5}', '<html>'].map((text) => readFrom({ status, type: 'x/y', text }, call)),
    );
    for (const result of results)
      expect(result).to.deep.include({ status, message: results.map(messageOf)[0] });
  });
};

const messageOf = (result: unknown) => (result instanceof ClientError ? result.message : '');
