import fc from 'fast-check';

export type Members = Readonly<Record<string, unknown>>;

/** What becomes of a write: answered, or lost with its effect done at once, later, or never. */
type Fate =
  'answered' | 'lost' | 'lost-late' | 'lost-undone' | 'error' | 'error-undone' | 'refused';

export interface Act {
  readonly kind: 'get' | 'list' | 'update' | 'delete';
  readonly client: number;
  /** Milliseconds after the client was created, or, of a list, after the beginning. */
  readonly after: number;
  readonly takes: number;
  /** Where between start and end it takes effect: above 0, below 1. */
  readonly point: number;
  readonly body: Members;
  readonly fate: Fate;
  /** How old the state is that a read sees, milliseconds. */
  readonly lag: number;
}

export interface World {
  readonly creates: readonly {
    readonly at: number;
    readonly takes: number;
    readonly body: Members;
  }[];
  readonly acts: readonly Act[];
  readonly replaces: boolean;
}

export interface Rules {
  /** Milliseconds that a read may be late. */
  readonly lag: number;
  readonly own: boolean;
  /** A defect: what the store does otherwise. */
  readonly defect?: Defect;
}

/** Places where a defect can be put into the store. */
export interface Defect {
  readonly stores?: (members: Members) => Members;
  readonly updates?: (store: Map<string, Members>, id: string, members: Members) => void;
  readonly deletes?: (store: Map<string, Members>, id: string) => void;
  readonly lists?: (items: readonly Members[]) => readonly Members[];
  readonly shows?: (members: Members) => Members;
  readonly appliesRefused?: boolean;
}

const NAMES = ['First name', 'Second name', 'Third name', 'Café \u{1F3E6}'];
const URIS = ['https://a.example/cb', 'https://b.example/cb?x=%2F', 'com.example.app:/cb'];

const bodies = fc.record(
  {
    name: fc.constantFrom(...NAMES),
    redirectUris: fc.uniqueArray(fc.constantFrom(...URIS), { minLength: 1 }),
    logoUri: fc.constantFrom('https://a.example/logo.png', 'https://b.example/logo.png'),
    contacts: fc.uniqueArray(fc.constantFrom('a@example.com', 'b@example.com')),
    pkceRequired: fc.boolean(),
  },
  { requiredKeys: [] },
);

const creates = fc.record({
  at: fc.integer({ min: 0, max: 300 }),
  takes: fc.integer({ min: 1, max: 60 }),
  body: bodies.map((body) => ({ name: 'Created', redirectUris: [URIS[0]], ...body })),
});

const acts: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom<Act['kind'][]>(
    'get',
    'get',
    'get',
    'list',
    'list',
    'update',
    'update',
    'delete',
  ),
  client: fc.nat(2),
  after: fc.integer({ min: 0, max: 600 }),
  takes: fc.integer({ min: 1, max: 120 }),
  point: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  // An update that says nothing wipes a client where updates replace, which is told.
  body: bodies.map((body) => (Object.keys(body).length > 0 ? body : { name: 'First name' })),
  fate: fc.constantFrom<Fate[]>(
    ...['answered', 'answered', 'answered', 'answered', 'lost', 'lost-late', 'lost-undone'].map(
      fate,
    ),
    ...['error', 'error-undone', 'refused'].map(fate),
  ),
  lag: fc.double({ min: 0, max: 1, noNaN: true }),
});

function fate(word: string): Fate {
  const fates: readonly Fate[] = [
    'answered',
    'lost',
    'lost-late',
    'lost-undone',
    'error',
    'error-undone',
    'refused',
  ];
  return fates.find((each) => each === word) ?? 'answered';
}

export const worlds: fc.Arbitrary<World> = fc.record({
  creates: fc.array(creates, { minLength: 1, maxLength: 3 }),
  acts: fc.array(acts, { maxLength: 25 }),
  replaces: fc.boolean(),
});

/** Two clients, each request after the one before it: every rule has something to judge. */
export const lives: fc.Arbitrary<World> = fc
  .record({ first: bodies, second: bodies, replaces: fc.boolean(), seed: fc.nat(1000) })
  .map(({ first, second, replaces, seed }) => {
    const act = (
      kind: Act['kind'],
      client: number,
      after: number,
      more: Partial<Act> = {},
    ): Act => ({
      kind,
      client,
      after,
      takes: 10 + (seed % 40),
      point: 0.5,
      body: {},
      fate: 'answered',
      lag: 0,
      ...more,
    });
    const whole = { redirectUris: URIS, contacts: ['a@example.com'], pkceRequired: true };
    const creates = [first, second].map((body, index) => ({
      at: index * 100,
      takes: 50,
      body: { ...body, ...whole, name: `Café ${String(index)}` },
    }));
    const update = { name: 'Café after', redirectUris: URIS.slice(1) };
    const acts = [
      act('get', 0, 200),
      act('get', 1, 200),
      act('list', 0, 500),
      act('update', 0, 600, { fate: 'refused', body: { name: 'Café refused' } }),
      act('get', 0, 700),
      act('update', 0, 800, { body: update }),
      act('get', 0, 900),
      act('get', 1, 900),
      act('list', 0, 1100),
      act('delete', 0, 1200),
      act('get', 0, 1300),
      act('get', 1, 1300),
      act('list', 0, 1600),
    ];
    return { creates, acts, replaces };
  });
