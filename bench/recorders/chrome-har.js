import { harFromMessages } from 'chrome-har';
import { launch, sendIn } from './browser.js';
import { converse, ORIGIN, write } from './conversation.js';

const OBSERVED = [
  'Page.loadEventFired',
  'Page.domContentEventFired',
  'Page.frameStartedLoading',
  'Page.frameAttached',
  'Network.requestWillBeSent',
  'Network.requestWillBeSentExtraInfo',
  'Network.requestServedFromCache',
  'Network.dataReceived',
  'Network.responseReceived',
  'Network.responseReceivedExtraInfo',
  'Network.resourceChangedPriority',
  'Network.loadingFinished',
  'Network.loadingFailed',
];

const browser = await launch();
try {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  const messages = [];
  const bodies = [];
  const addBody = async (requestId) => {
    const { body } = await session.send('Network.getResponseBody', { requestId });
    const isIt = ({ method, params }) =>
      method === 'Network.responseReceived' && params.requestId === requestId;
    const received = messages.find(isIt);
    if (received) received.params.response.body = body;
  };
  for (const method of OBSERVED)
    session.on(method, (params) => {
      messages.push({ method, params });
      // What was answered with 204 has none.
      if (method === 'Network.loadingFinished')
        bodies.push(addBody(params.requestId).catch(() => undefined));
    });
  await session.send('Page.enable');
  await session.send('Network.enable');
  await page.goto(`${ORIGIN}/`);
  await converse(sendIn(page));
  await Promise.all(bodies);
  write('chrome-har', harFromMessages(messages, { includeTextFromResponseBody: true }));
} finally {
  await browser.close();
}
