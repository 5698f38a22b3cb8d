import { Body } from '../model/body.js';
import { essence } from '../model/http/media-type.js';
import { isObject } from '../model/json/walk.js';

/**
 * The content of a form, out of its parameters. Some recorders flatten any content into parameters, and lose
 * what it was.
 */
export const formBody = (params: readonly unknown[], type: unknown): Body => {
  if (typeof type === 'string' && type !== '' && essence(type) !== FORM) return Body.notKept();
  const form = new URLSearchParams();
  for (const param of params) {
    const { name, value = '', fileName } = isObject(param) ? param : {};
    const isText = typeof name === 'string' && typeof (value ?? '') === 'string';
    if (!isText || fileName !== undefined) return Body.notKept();
    form.append(name, typeof value === 'string' ? value : '');
  }
  return Body.ofText(form.toString());
};

const FORM = 'application/x-www-form-urlencoded';
