import { LEDGERS, type Ledger } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { type Cause, type Kind, KINDS } from '../_causes.js';
import { markup, type Markup, NOTHING } from './_markup.js';

/** Operations that have a button of their own: the style knows so many. */
export const OPERATIONS = 24;

/** So many are seen at a glance. */
const FEW = 3;

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Notes',
  gap: 'Gaps',
  waived: 'Waived',
};

const LEDGER_WORDS: Readonly<Record<Ledger, string>> = {
  contract: 'Contract',
  standards: 'Standards',
  gap: 'The document',
};

/** What the causes of a page can be told apart by. */
export class Filters {
  readonly #kinds: readonly Kind[];
  readonly #ledgers: readonly Ledger[];
  readonly #operations: readonly string[];
  readonly #isLong: boolean;

  constructor(causes: readonly Cause[], { operations }: Report) {
    this.#kinds = KINDS.filter((kind) => causes.some((each) => each.kind === kind));
    this.#ledgers = LEDGERS.filter((ledger) => causes.some((each) => each.ledger === ledger));
    const names = new Set(causes.flatMap(({ findings }) => findings.map((each) => each.operation)));
    const known = operations.map(({ id }) => id).filter((id) => names.has(id));
    const others = [...names].filter((id) => id !== null && !known.includes(id));
    this.#operations = [...known, ...others].flatMap((id) => id ?? []).slice(0, OPERATIONS);
    this.#isLong = causes.length > FEW;
  }

  /** By which classes the style finds a cause. */
  classesOf({ kind, ledger, findings }: Cause): string {
    const places = new Set(
      findings.map(({ operation }) => this.#operations.indexOf(operation ?? '')),
    );
    const operations = [...places].filter((index) => index >= 0).map((index) => `op-${index}`);
    return ['told', kind, `of-${ledger}`, ...operations].join(' ');
  }

  /** Buttons without a script; what tells nothing apart has none. */
  get markup(): Markup {
    if (!this.#isLong) return NOTHING;
    const groups = [
      buttons(
        'Severity',
        'severity',
        this.#kinds.map((kind) => [kind, KIND_WORDS[kind]]),
      ),
      buttons(
        'Operation',
        'operation',
        this.#operations.map((name, index) => [`op-${index}`, name]),
      ),
      buttons(
        'Ledger',
        'ledger',
        this.#ledgers.map((ledger) => [`of-${ledger}`, LEDGER_WORDS[ledger]]),
      ),
    ].filter(({ text }) => text !== '');
    return groups.length === 0
      ? NOTHING
      : markup`<div class="filters" role="group" aria-label="Show only some of the findings">${groups}</div>
`;
  }
}

const buttons = (
  legend: string,
  name: string,
  choices: readonly (readonly [string, string])[],
): Markup => {
  if (choices.length < 2) return NOTHING;
  const button = (id: string, words: string, checked: Markup) =>
    markup`<input type="radio" name="${name}" id="show-${id}"${checked}><label for="show-${id}">${words}</label>`;
  return markup`<fieldset><legend>${legend}</legend>${button(`all-${name}`, 'All', CHECKED)}${choices.map(
    ([id, words]) => button(id, words, NOTHING),
  )}</fieldset>`;
};

const CHECKED = markup` checked`;

/** What a link leads to is shown whatever the buttons say. */
const only = (id: string): string =>
  `body:has(#show-${id}:checked) .told:not(.${id},:target,:has(:target)){display:none}`;

const SECTIONS = [
  ['error', '#gaps,#notes,#waived'],
  ['warning', '#gaps,#notes,#waived'],
  ['gap', '#findings,#notes,#waived,#overview'],
  ['info', '#findings,#gaps,#waived,#overview'],
  ['waived', '#findings,#gaps,#notes,#overview'],
] as const;

export const FILTER_STYLE = [
  ...KINDS.map(only),
  ...LEDGERS.map((ledger) => only(`of-${ledger}`)),
  ...Array.from({ length: OPERATIONS }, (_, index) => only(`op-${index}`)),
  ...SECTIONS.map(
    ([kind, sections]) =>
      `body:has(#show-${kind}:checked) :is(${sections}):not(:has(:target)){display:none}`,
  ),
].join('\n');
