import { defineReporter } from '../model/reporter.js';
import { page } from './html/_page.js';

/** The report for people: one file that needs no script, no network and no explanation. */
export default defineReporter({
  name: 'html',
  title: 'a page to read and to send',
  file: 'report.html',
  render: page,
});
