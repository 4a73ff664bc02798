/* The token that a server may ask for: asked of whoever looks, kept for this tab alone. */

import { $, say } from './dom.js';

const KEY = 'hubbub.token';

let asking = null;
let declined = false;

/** The token there is; null when there is none. */
export const token = () => sessionStorage.getItem(KEY);

/** What a request shows. */
export const credentials = () => token() ? { Authorization: 'Bearer ' + token() } : {};

/**
 * Another token than `refused`, which was; true when there is one. Whoever looks is asked once at a time, and having said
 * no, only for what they do themselves (`wanted`).
 */
export function another(refused, why, wanted = false) {
  if (token() !== refused) {
    return Promise.resolve(true);
  }
  if (declined && !wanted) {
    return Promise.resolve(false);
  }
  asking ??= ask(why).finally(() => { asking = null; });
  return asking;
}

function ask(why) {
  const dialog = $('token');
  const field = $('token-value');
  say($('token-why'), why);
  field.value = '';
  dialog.returnValue = 'no';
  if (!dialog.open) {
    dialog.showModal();
  }
  field.focus();
  return new Promise(resolve => dialog.addEventListener('close', () => {
    const given = dialog.returnValue === 'yes' ? field.value.trim() : '';
    field.value = '';
    declined = given === '';
    if (given) {
      sessionStorage.setItem(KEY, given);
    }
    resolve(!declined);
  }, { once: true }));
}
