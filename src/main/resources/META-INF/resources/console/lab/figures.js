/* The figures that are read from afar. */

import { $, el, mark, say } from '../dom.js';
import { count, millis, number } from '../format.js';

const FIGURES = [
  ['users', 'Users', count], ['subscribers', 'Subscribers', count], ['achieved', 'Messages', number, '/s'], ['deliveries', 'Deliveries', number, '/s'],
  ['p50', 'Fan-out p50', millis], ['p99', 'Fan-out p99', millis],
];
const LATENCIES = new Set(['p50', 'p99']);
const FAULTS = [['lost', 'Lost'], ['duplicated', 'Duplicated'], ['reordered', 'Reordered']];
const nodes = new Map();

export function beginFigures() {
  for (const [key, title] of [...FIGURES, ...FAULTS]) {
    const value = el('dd', { text: '–' });
    nodes.set(key, value);
    $('figures').append(el('div', { class: 'figure', data: { figure: key } }, el('dt', { text: title }), value));
  }
}

/**
 * @param ledger what was lost, duplicated and reordered; null when nothing keeps a ledger
 * @param lost whether the figures are no longer those of now, for there is no connection
 */
export function drawFigures(frame, ledger, title, lost) {
  mark($('figures'), 'state', lost ? 'lost' : 'live');
  say($('figures-note'), lost ? 'Not connected: the last figures known' : '');
  for (const [key, , unit, per = ''] of FIGURES) {
    const none = LATENCIES.has(key) && frame?.deliveries === 0; // nothing was delivered, so nothing took any time
    const text = unit(none ? null : frame?.[key]);
    const value = nodes.get(key);
    if (value.dataset.text !== text) {
      value.dataset.text = text;
      value.replaceChildren(text, el('small', { text: text === '–' ? '' : per }));
    }
  }
  for (const [key] of FAULTS) {
    const value = nodes.get(key);
    const many = ledger?.[key];
    const text = count(many);
    if (value.textContent !== text) {
      value.textContent = text;
    }
    mark(value.parentElement, 'tone', many === undefined ? 'plain' : many > 0 ? 'bad' : 'good');
    value.parentElement.title = title;
  }
}
