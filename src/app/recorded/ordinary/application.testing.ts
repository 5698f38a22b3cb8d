import type { SecondProvider } from '../../second-provider.testing.js';
import {
  type Answer,
  type Asked,
  connectionTo,
  type Exchanged,
  type Fields,
  type Forward,
  itemsOf,
  jsonOf,
  membersIn,
} from './exchange.testing.js';

/** What stands between the provider and the application. */
export type Between = (asked: Asked, forward: Forward) => Promise<Answer>;

/** Clients of the two partners, as their application registers them. */
const FIRST = ['Payments', 'Budget Planner', 'Café Léa', 'Statements', 'Loan Desk', 'Round Ups'];
const SECOND = ['Tax Helper', 'Card Controls', 'Mortgage Tracker', 'Savings Coach', 'Insights'];

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

export const detailsOf = (name: string, number: number): Fields => ({
  name,
  redirectUris: [
    `https://${slug(name)}.example/zoned/cb?tenant=${number}`,
    `https://${slug(name)}.example/a/cb`,
    `http://localhost:${8080 + number}/cb`,
  ],
  logoUri: `https://cdn.example/${slug(name)}/Logo.png`,
  tosUri: `https://${slug(name)}.example/terms?lang=en`,
  contacts: [`zoe@${slug(name)}.example`, `Adam.Smith@${slug(name)}.example`],
  pkceRequired: number % 3 !== 0,
});

/** What an application does in its ordinary course: some 70 requests, one after the other. */
class Application {
  readonly exchanged: Exchanged[] = [];
  readonly #between: Between;
  readonly #forward: Forward;
  readonly #partners: readonly [string, string];
  #isAfterwards = false;

  constructor(between: Between, forward: Forward, partners: readonly [string, string]) {
    this.#between = between;
    this.#forward = forward;
    this.#partners = partners;
  }

  async run(): Promise<void> {
    const [one, other] = this.#partners;
    for (const partner of this.#partners) await this.#list(partner);
    const first = await this.#register(one, FIRST, 0);
    const second = await this.#register(other, SECOND, FIRST.length);
    for (const partner of this.#partners) await this.#list(partner);
    await this.#isRefused(one, first[0] ?? '');
    await this.#maintain(one, first);
    await this.#maintain(other, second);
    for (const partner of this.#partners) await this.#list(partner);
    await this.#retire(one, first.slice(4));
    await this.#retire(other, second.slice(4));
    const [late = ''] = await this.#register(one, ['Late Comer'], 20);
    const [retired = ''] = first.slice(4);
    await this.#startAgain([...first.slice(0, 3), late, retired], second.slice(0, 2));
  }

  async #send(asked: Asked): Promise<Answer> {
    const answer = await this.#between(asked, this.#forward);
    this.exchanged.push({ asked, answer, ...(this.#isAfterwards && { afterwards: true }) });
    this.#isAfterwards = false;
    return answer;
  }

  #list(partner: string): Promise<Answer> {
    return this.#send({ method: 'GET', partner });
  }

  #get(partner: string, clientId: string): Promise<Answer> {
    return this.#send({ method: 'GET', partner, clientId });
  }

  #put(partner: string, clientId: string, sent: unknown): Promise<Answer> {
    return this.#send({ method: 'PUT', partner, clientId, sent });
  }

  /** @returns the ids */
  async #register(partner: string, names: readonly string[], from: number): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, name] of names.entries()) {
      const sent = detailsOf(name, from + index);
      const answer = await this.#send({ method: 'POST', partner, sent });
      const { client } = membersIn(jsonOf(answer));
      const { clientId } = membersIn(client);
      const id = typeof clientId === 'string' ? clientId : await this.#lookUp(partner, name);
      if (id === undefined) continue;
      ids.push(id);
      await this.#get(partner, id);
    }
    return ids;
  }

  async #lookUp(partner: string, name: string): Promise<string | undefined> {
    const found = itemsOf(await this.#list(partner)).find((each) => each.name === name);
    return typeof found?.clientId === 'string' ? found.clientId : undefined;
  }

  async #isRefused(partner: string, id: string): Promise<void> {
    const details = detailsOf('Refused Outright', 30);
    const uris = ['http://refused.example/cb'];
    const bodies: readonly Fields[] = [
      { redirectUris: details.redirectUris },
      { ...details, redirectUris: uris },
      { ...details, pkceRequired: 'yes' },
    ];
    for (const sent of bodies) await this.#send({ method: 'POST', partner, sent });
    // The name is taken.
    await this.#send({ method: 'POST', partner, sent: detailsOf(FIRST[1] ?? '', 31) });
    await this.#put(partner, id, { name: 'Refused Update', contacts: 'nobody' });
    await this.#get(partner, id);
    await this.#get(partner, 'client_unknown');
    await this.#send({ method: 'GET', partner, anonymous: true });
  }

  /** Each client is given other details, and looked at. */
  async #maintain(partner: string, [id = '', next = '', third = '']: readonly string[]) {
    const renamed = { ...detailsOf(`Renamed for ${partner}`, 41), pkceRequired: false };
    await this.#put(partner, id, renamed);
    await this.#get(partner, id);
    await this.#get(partner, next);
    const moved = { ...detailsOf(`Moved for ${partner}`, 44), contacts: ['new@moved.example'] };
    await this.#put(partner, next, moved);
    await this.#get(partner, next);
    await this.#put(partner, next, moved);
    await this.#get(partner, next);
    await this.#get(partner, third);
  }

  async #retire(partner: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.#send({ method: 'DELETE', partner, clientId: id });
      await this.#get(partner, id);
    }
    const [id = ''] = ids;
    await this.#send({ method: 'DELETE', partner, clientId: id });
    await this.#put(partner, id, detailsOf('Too Late', 50));
    await this.#list(partner);
  }

  /** It reads what it remembers. */
  async #startAgain(ofOne: readonly string[], ofOther: readonly string[]): Promise<void> {
    const [one, other] = this.#partners;
    this.#isAfterwards = true;
    for (const partner of this.#partners) await this.#list(partner);
    for (const id of ofOne) await this.#get(one, id);
    for (const id of ofOther) await this.#get(other, id);
  }
}

/** What the application exchanged with a provider, and with what stands between. */
export const ordinaryTraffic = async (
  provider: SecondProvider,
  between: Between = (asked, forward) => forward(asked),
): Promise<readonly Exchanged[]> => {
  const { forward, close } = connectionTo(provider);
  const partners = [provider.partner, provider.otherPartner] as const;
  const application = new Application(between, forward, partners);
  try {
    await application.run();
  } finally {
    close();
  }
  return application.exchanged;
};
