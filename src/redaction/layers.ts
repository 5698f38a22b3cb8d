import { escapedLike, type Layer, unescapedLayer } from './escapes.js';
import { throughRuns } from './runs.js';

/** Codes within codes that are looked into. */
const DEPTH = 8;
/** Characters that are looked at for each of the text, all layers together; codes within codes are shorter. */
const EFFORT = 24;
const SHORTEST_LAYER = 8;

/** Replaces what a text must not show; gives a text of the same length. */
export type Replace = (text: string) => string;

/**
 * Replaces in a text, and in all that it holds in escapes, base64 and hexadecimal, one within the other, to a fixed
 * point or a bound; what is replaced stands in the same code, in the same length.
 */
export const throughLayers = (text: string, replace: Replace): string =>
  new Descent(replace, text.length).through(text, 0);

/** Whether something is so of a text, or of anything that it holds in such codes. */
export const inSomeLayer = (text: string, is: (text: string) => boolean): boolean => {
  let found = false;
  throughLayers(text, (layer) => {
    found ||= is(layer);
    return layer;
  });
  return found;
};

/**
 * Replaces in the innermost of the escapes first: where only some letters of a secret are escaped, a part of it that
 * stands bare would be taken out of the whole, which nobody would know again then.
 */
export const innermostFirst = (text: string, replace: Replace, depth = 0): string => {
  const layer = depth < DEPTH && text.length >= SHORTEST_LAYER ? unescapedLayer(text) : undefined;
  if (!layer) return replace(text);
  const replaced = innermostFirst(layer.text, replace, depth + 1);
  return replace(replaced === layer.text ? text : withReplaced(text, layer, replaced));
};

class Descent {
  readonly #replace: Replace;
  #left: number;

  constructor(replace: Replace, length: number) {
    this.#replace = replace;
    this.#left = EFFORT * length + 4096;
  }

  through(text: string, depth: number): string {
    const replaced = this.#replace(text);
    this.#left -= text.length;
    if (depth === DEPTH || this.#left < 0 || text.length < SHORTEST_LAYER) return replaced;
    return this.#throughRuns(this.#throughEscapes(replaced, depth + 1), depth + 1);
  }

  #throughEscapes(text: string, depth: number): string {
    const layer = unescapedLayer(text);
    if (!layer) return text;
    const replaced = this.through(layer.text, depth);
    return replaced === layer.text ? text : withReplaced(text, layer, replaced);
  }

  #throughRuns(text: string, depth: number): string {
    return throughRuns(text, (stretch) => this.through(stretch, depth));
  }
}

/** The source of a layer, each character that was replaced in it escaped as it had been. */
const withReplaced = (text: string, layer: Layer, replaced: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < replaced.length; at += 1) {
    const start = layer.starts[at] ?? 0;
    let next = at + 1;
    // A character of two units stands in one escape.
    while (next < replaced.length && layer.starts[next] === layer.starts[next + 1]) next += 1;
    const units = replaced.slice(at, next);
    const end = layer.starts[next] ?? text.length;
    if (units !== layer.text.slice(at, next) && end > start) {
      const source = text.slice(start, end);
      parts.push(
        text.slice(from, start),
        source.length === units.length ? units : escapedLike(source, units),
      );
      from = end;
    }
    at = next - 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
};
