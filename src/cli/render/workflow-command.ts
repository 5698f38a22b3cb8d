import { visible } from '../../model/escape.js';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly text: string;
  readonly place?: { readonly file: string; readonly line: number } | undefined;
}

/** A workflow command of GitHub Actions, which shows a remark on a line; nothing in it begins another. */
export const annotation = ({ level, title, text, place }: Annotation): string => {
  const properties = [
    ...(place ? [`file=${property(place.file)}`, `line=${place.line}`] : []),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(text)}`;
};

export const data = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('::', ': :');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
