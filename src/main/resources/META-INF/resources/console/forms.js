/* What forms have in common: a button that is busy, faults at their fields, an outcome. */

import { el } from './dom.js';
import { Problem } from './api.js';

/** Runs `work` while `button` is busy; what goes wrong is shown in `outcome`, and at the fields it is about. */
export async function submit({ form, button, outcome, work, busy }) {
  if (button.getAttribute('aria-busy') === 'true') {
    return undefined;
  }
  button.setAttribute('aria-busy', 'true');
  clear(form);
  if (busy) {
    tell(outcome, el('p', { class: 'muted', text: busy }));
  }
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof Problem)) {
      throw failure;
    }
    refuse(form, outcome, failure);
    return undefined;
  } finally {
    button.removeAttribute('aria-busy');
  }
}

export function tell(outcome, ...nodes) {
  outcome.replaceChildren(...nodes);
}

export function refuse(form, outcome, problem) {
  const faults = problem.errors.length > 0 ? problem.errors : [{ field: '', detail: problem.message }];
  tell(outcome, ...faults.map(fault => el('p', { class: 'bad', text: `✕ ${fault.field} ${fault.detail}` })));
  const field = faults.map(fault => form?.elements?.[fault.field]).find(Boolean);
  if (field) {
    field.setAttribute('aria-invalid', 'true');
    field.addEventListener('input', () => field.removeAttribute('aria-invalid'), { once: true });
    field.focus();
  }
}

function clear(form) {
  form?.querySelectorAll('[aria-invalid]').forEach(field => field.removeAttribute('aria-invalid'));
}

/** Asks in a dialog; true when the answer is yes. */
export function ask(dialog, title, text, yes) {
  dialog.querySelector('h2').textContent = title;
  dialog.querySelector('p').textContent = text;
  dialog.querySelector('[value=yes]').textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}
