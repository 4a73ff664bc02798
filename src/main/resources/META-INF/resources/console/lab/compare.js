/* Two runs beside each other. */

import { $, el } from '../dom.js';
import { get } from '../api.js';
import { change, inUnit, plural, when } from '../format.js';

const UNMEASURED = ['INTERRUPTED', 'INVALID'];
const SIGNS = { BETTER: '▲ better', WORSE: '▼ worse', SAME: '= the same', UNSURE: '? unsure' };

export async function compare(before, after) {
  const body = $('comparison-body');
  body.replaceChildren(el('p', { class: 'empty', text: 'Reading both reports…' }));
  $('comparison').showModal();
  try {
    const comparison = await get(`sim/runs/${encodeURIComponent(before.id)}/compare/${encodeURIComponent(after.id)}`);
    body.replaceChildren(...draw(before, after, comparison));
  } catch (failure) {
    body.replaceChildren(el('p', { class: 'empty', text: failure.message }));
  }
}

function draw(before, after, { changes, warnings, notCompared, tolerance }) {
  const many = judgement => changes.filter(each => each.judgement === judgement).length;
  const doubt = doubtOf(before, after, warnings);
  const caveats = [...warnings, ...(notCompared.length ? ['not compared, for one of the two has not measured it: ' + notCompared.join(', ')] : [])];
  const side = (run, name) => el('p', { class: 'muted' }, el('b', { text: name + ': ' }), `${run.name}, ${when(new Date(run.startedAt))}, ${run.id}`);
  return [
    el('div', { class: 'comparison-words' }, side(before, 'Before'), side(after, 'After'),
      el('p', { text: doubt ? `Neither better nor worse as a whole: ${doubt}.`
        : `${plural(many('WORSE'), 'metric')} worse, ${many('BETTER')} better, ${many('SAME')} the same; up to ${inUnit(tolerance, 'share')} counts as the same.` })),
    caveats.length > 0 ? el('ul', { class: 'warnings' }, ...caveats.map(text => el('li', { text }))) : '',
    el('div', { class: 'scroll' }, el('table', {},
      el('thead', {}, el('tr', {}, el('th', { text: 'Metric', scope: 'col' }), ...['Before', 'After', 'Change'].map(text => el('th', { class: 'n', text, scope: 'col' })), el('th', { text: 'Judgement', scope: 'col' }))),
      el('tbody', {}, ...changes.map(each => el('tr', {},
        el('th', { text: each.metric, scope: 'row' }),
        el('td', { class: 'n', text: inUnit(each.before, each.unit) }),
        el('td', { class: 'n', text: inUnit(each.after, each.unit) }),
        el('td', { class: 'n', text: each.change === null ? 'from 0' : change(each.change) }),
        el('td', {}, el('span', { class: `judgement ${each.judgement}`, text: SIGNS[each.judgement] }))))))),
  ];
}

/** Why nothing can be said of the two as a whole; null when something can. */
function doubtOf(before, after, warnings) {
  const which = [[before, 'the run before'], [after, 'the run after']].find(([run]) => UNMEASURED.includes(run.verdict));
  return which ? `${which[1]} ${which[0].verdict === 'INVALID' ? 'did not measure the target' : 'was interrupted'}`
    : before.name !== after.name || warnings.some(warning => warning.startsWith('different scenario')) ? 'the scenarios differ'
      : null;
}
