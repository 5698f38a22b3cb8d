import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { listen, sourceOf } from '../driver/drive.testing.js';
import { type Tamper, TinyProvider } from '../driver/tiny-provider.testing.js';
import type { Finding } from '../model/finding.js';
import { membersIn } from '../model/members.js';
import oddValues from './odd-values.js';
import oddValuesInFull from './odd-values-in-full.js';
import oddValuesPacked from './odd-values-packed.js';
import { ODD_VALUES } from './_odd-values.js';

/** The names and lists that were sent, in order, by method. */
const sentTo = async (tamper: Tamper, findings: () => readonly Finding[] = () => []) => {
  const transport = new TinyProvider(tamper);
  const source = sourceOf({ probes: [oddValues], transport, verdicts: findings });
  const { probes, leftovers } = await listen(source);
  const bodies = transport.requests.flatMap(({ method, body }) => {
    const members = membersIn(body.json);
    return members && method !== 'GET' ? [{ method, members }] : [];
  });
  return { probes, leftovers, bodies };
};

const APOSTROPHE = "O'Neil";
const names = (bodies: readonly { members: object }[]) =>
  bodies.flatMap(({ members }) => ('name' in members ? [String(members.name)] : []));

describe('odd values', () => {
  it('have the shape that their schema says', () => {
    const schema = JSON.parse(readFileSync('specs/odd-values.schema.json', 'utf8')) as object;
    const validate = new Ajv2020().compile(schema);
    expect(validate(parse(readFileSync('specs/odd-values.yaml', 'utf8')))).to.equal(true);
  });

  it('each stand alone for what spoils them', () => {
    const { texts, addresses, contacts } = ODD_VALUES;
    const all = [texts, addresses, contacts].flatMap((values) => values.map(({ text }) => text));
    expect(new Set(all).size).to.equal(all.length);
  });

  it('reach every member, at creation and at an update, in the full depth', async () => {
    const transport = new TinyProvider();
    await listen(sourceOf({ probes: [oddValuesPacked, oddValuesInFull], transport }));
    for (const method of ['POST', 'PUT']) {
      const sent = transport.requests
        .filter((request) => request.method === method)
        .map(({ body }) => body.text);
      for (const { text } of ODD_VALUES.texts) {
        const escaped = JSON.stringify(text).slice(1, -1);
        expect(
          sent.filter((body) => body.includes(escaped)).length,
          `${method} ${text}`,
        ).to.be.at.least(2);
      }
    }
  });

  it('that are refused are sent again apart, until one alone is refused', async () => {
    const { bodies, probes, leftovers } = await sentTo(({ method, body }) =>
      method === 'POST' && body.text.includes(APOSTROPHE) ? { status: 400 } : undefined,
    );
    expect(names(bodies)).to.include(APOSTROPHE);
    expect([probes[0]?.status, leftovers]).to.deep.equal(['run', []]);
  });

  it('that come back changed are cut in two, until one alone shows it', async () => {
    let count = 0;
    const spoiled = JSON.stringify({ a: '<i>x</i>' }).slice(6, -2);
    const { bodies } = await sentTo(
      ({ method }, right) => {
        const answer = right();
        const text = JSON.stringify(answer.json ?? null);
        if (method !== 'GET' || !text.includes(spoiled)) return answer;
        count += 1;
        return { ...answer, json: JSON.parse(text.replaceAll(spoiled, 'x')) as unknown };
      },
      () => [{ severity: 'error', count } as Finding],
    );
    expect(names(bodies)).to.include('<i>x</i>');
  });

  it('leave a member alone whose limit is known', async () => {
    const { bodies } = await sentTo(({ body }) =>
      /"name":"(?![A-Za-z0-9 -]*")/.test(body.text) ? { status: 400 } : undefined,
    );
    expect(bodies.length).to.be.below(24);
  });
});
