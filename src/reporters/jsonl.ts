import { jsonText } from './_escape.js';
import { defineReporter } from '../model/reporter.js';
import { inOrder } from './_order.js';

/** The stream of events itself, written as they come: every other format is a replay of it. */
export default defineReporter({
  name: 'jsonl',
  title: 'one line an event',
  file: 'report.jsonl',
  start: (sink) => ({
    event: (event) => {
      sink.write(`${jsonText(inOrder(event))}\n`);
    },
  }),
});
