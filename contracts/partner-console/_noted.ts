import { setTimeout } from 'node:timers/promises';

/** What Pact's interaction hides of the mock server behind it. */
interface Hidden {
  readonly pact: { readonly mockServerMatchedSuccessfully: (port: number) => boolean };
}

const isHidden = (value: object): value is Hidden =>
  'pact' in value &&
  typeof value.pact === 'object' &&
  value.pact !== null &&
  'mockServerMatchedSuccessfully' in value.pact;

/**
 * Waits until the mock server has taken note of the request that it answered. It does so after the answer has left,
 * and Pact asks it at once: a quick client is told, now and then, that it sent nothing. Where the request is not the
 * one that the pact tells of the wait ends after half a second, and Pact says what differs.
 */
export const noted = async (interaction: object, port: number): Promise<void> => {
  if (!isHidden(interaction)) throw new Error('the mock server of this version of Pact is hidden');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (interaction.pact.mockServerMatchedSuccessfully(port)) return;
    await setTimeout(5);
  }
};
