import { word } from '../history/gate/commands.js';
import { ConformanceError } from '../model/error.js';
import type { GateInput, GateReason } from '../history/gate/report.js';
import type { DeployAnswer } from '../pact/broker/deploy-answer.js';
import type { DeployQuestion } from '../settings/gate.js';
import type { Ports } from './ports.js';
import type { Answered } from './outcome.js';
import { type Settings, settingsOf } from './settings.js';

type Ask = (
  settings: Settings<'pact can-i-deploy'>,
  ports: Ports,
) => Promise<Pick<Answered, 'answer'>>;

/** What asks a broker is loaded where there is one to ask. */
const askBroker: Ask = async (settings, ports) =>
  (await import('./can-i-deploy.js')).canIDeploy(settings, ports);

/** Asks whether it may be deployed. Throws a `ConformanceError` of exit 2 for what is asked wrongly. */
export const deployInput = async (
  question: DeployQuestion,
  ports: Ports,
  ask: Ask = askBroker,
): Promise<GateInput> => {
  const settings = settingsOf('pact can-i-deploy', question, ports.env);
  let answer: DeployAnswer;
  try {
    ({ answer } = await ask(settings, ports));
  } catch (error) {
    if (!(error instanceof ConformanceError) || error.exit !== 3) throw error;
    answer = { deployable: 'unknown', reason: `${error.message}: ${error.next}`, rows: [] };
  }
  return {
    file: 'the broker',
    kind: 'pact can-i-deploy',
    target: question.environment ?? null,
    from: null,
    ageHours: null,
    maxAgeHours: null,
    seen: answer.reason,
    waived: 0,
    reasons: reasonsOf(answer, question),
  };
};

const reasonsOf = (
  { deployable, reason }: DeployAnswer,
  question: DeployQuestion,
): readonly GateReason[] => {
  if (deployable === true) return [];
  const { pacticipant, environment, version } = question;
  const words = Object.entries({ pacticipant, environment, version }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, word(value)],
  );
  const mend = ['conformance', 'pact', 'can-i-deploy', ...words];
  const about = { what: reason, mend: mend.join(' '), story: null };
  return deployable === false
    ? [{ code: 'not-deployable', exit: 1, ...about }]
    : [{ code: 'not-told', exit: 3, ...about }];
};
