/** How a known recorder is told to keep content. */
const ADVICE: readonly (readonly [recorder: RegExp, advice: string])[] = [
  [
    /^playwright/i,
    "record with content: 'embed', or hand over the files beside the recording, or record to a .har.zip",
  ],
  [
    /^webinspector/i,
    'in DevTools, export the HAR "with sensitive data", and before the page is left',
  ],
  [/^(?:browsertime|sitespeed|chrome-har)/i, 'record with --chrome.includeResponseBodies all'],
  [/^firefox/i, 'raise devtools.netmonitor.responseBodyLimit in about:config'],
  [/^webpagetest/i, 'switch on "Save response bodies"'],
  [/^puppeteer/i, 'start the recording with saveResponse: true'],
  [/^(?:browsermob|browserup)/i, 'enable CaptureType.RESPONSE_CONTENT'],
  [/^http toolkit/i, 'raise the limit of the bodies in the export'],
  [/^chucker/i, 'raise maxContentLength of the interceptor'],
  [/^(?:network-?har|subtrace)/i, 'raise the limit of recorded bodies'],
  [/^polly/i, 'let the recorded answers be uncompressed: send Accept-Encoding: identity'],
  [/^k6/i, 'name a recording of the answers: this one holds requests'],
];

const ANY = 'record again, and let the recorder keep the content of answers';

/** What to do where a recorder kept no content. */
export const adviceFor = (recorder: string | null): string =>
  ADVICE.find(([pattern]) => pattern.test(recorder ?? ''))?.[1] ?? ANY;

/** Stands where a recorder wrote down that there is a value, and not which. */
export const NOT_RECORDED = '[not recorded]';
