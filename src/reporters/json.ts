import { jsonText } from './_escape.js';
import { defineReporter } from '../model/reporter.js';
import { inOrder } from './_order.js';

/** The report as one JSON value; its schema is `specs/report.schema.json`. */
export default defineReporter({
  name: 'json',
  title: 'the whole report',
  file: 'report.json',
  render: (report) => `${jsonText(inOrder(report), 2)}\n`,
});
