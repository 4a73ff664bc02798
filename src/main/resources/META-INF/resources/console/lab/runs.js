/* The runs there are: shown, reported, compared, deleted. */

import { $, el, say } from '../dom.js';
import { get, remove, save, where } from '../api.js';
import { ask } from '../forms.js';
import { duration, when } from '../format.js';
import { VERDICTS } from './strip.js';
import { compare } from './compare.js';

const chosen = new Set();
let runs = null;
let shown = null;

export function beginRuns() {
  $('compare').addEventListener('click', () => {
    const [newer, older] = runs.filter(run => chosen.has(run.id));
    compare(older, newer);
  });
}

/** The runs, the newest first; null when they cannot be had. */
export async function loadRuns() {
  try {
    runs = await get('sim/runs');
    [...chosen].filter(id => !runs.some(run => run.id === id)).forEach(id => chosen.delete(id));
    draw();
    return runs;
  } catch (failure) {
    if (runs === null) {
      $('runs').replaceChildren(el('p', { class: 'empty', text: failure.message + ' It is tried again.' }));
    }
    return null;
  }
}

export function markShown(id) {
  shown = id;
  $('runs').querySelectorAll('tr[data-run]').forEach(row => row.setAttribute('aria-selected', row.dataset.run === id));
}

function draw() {
  if (runs.length === 0) {
    $('runs').replaceChildren(el('p', { class: 'empty', text: 'No runs yet. What is run is kept here, with its report, also over a restart.' }));
  } else {
    const focus = document.activeElement?.closest?.('#runs [data-key]')?.dataset.key;
    $('runs').replaceChildren(el('table', {},
      el('thead', {}, el('tr', {}, ...['', 'Scenario', 'Verdict', 'Begun'].map(text => el('th', { text, scope: 'col' })),
        el('th', { class: 'n', text: 'Took', scope: 'col' }), el('th', { text: 'Run', class: 'mono' }), el('th', {}, el('span', { class: 'unseen', text: 'What to do' })))),
      el('tbody', {}, ...runs.map(row))));
    if (focus) {
      $('runs').querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
    }
  }
  drawChoice();
}

function row(run) {
  const ended = run.state === 'ENDED';
  const [tone, words] = run.verdict ? VERDICTS[run.verdict] : ['busy', '● ' + run.state.toLowerCase()];
  const begun = new Date(run.startedAt);
  const tick = el('input', { type: 'checkbox', 'aria-label': `Compare run ${run.id}`, disabled: !ended, data: { key: 'tick ' + run.id } });
  tick.checked = chosen.has(run.id);
  tick.addEventListener('change', () => {
    tick.checked ? chosen.add(run.id) : chosen.delete(run.id);
    drawChoice();
  });
  return el('tr', { data: { run: run.id }, 'aria-selected': String(run.id === shown) },
    el('td', {}, tick),
    el('td', {}, el('a', { href: '#/lab/run/' + encodeURIComponent(run.id), text: run.name, data: { key: 'show ' + run.id } })),
    el('td', {}, el('span', { class: 'chip', data: { tone }, text: words })),
    el('td', { class: 'num' }, el('time', { datetime: run.startedAt, title: begun.toLocaleString('en-GB'), text: when(begun) })),
    el('td', { class: 'n', text: duration(run.seconds) }),
    el('td', { class: 'mono muted', text: run.id }),
    el('td', {}, ended ? el('span', { class: 'buttons' },
      el('a', { href: where(run.links.html), target: '_blank', rel: 'noopener', text: 'Report', 'aria-label': `Report of run ${run.id}`, on: { click: save }, data: { key: 'report ' + run.id } }),
      el('button', { type: 'button', class: 'quiet small', text: '✕', 'aria-label': `Delete run ${run.id}`, title: 'Delete', data: { key: 'delete ' + run.id }, on: { click: () => forget(run) } })) : null));
}

function drawChoice() {
  $('compare').disabled = chosen.size !== 2;
  say($('runs-hint'), chosen.size > 2 ? 'Two at most: take a tick away.' : chosen.size === 1 ? 'And another one.' : chosen.size === 2 ? 'The older one is “before”.' : 'Tick two to compare them.');
}

async function forget(run) {
  if (!await ask($('ask'), `Delete the run of ${run.name}?`, `Run ${run.id} and its report are deleted from the server's folder. That cannot be undone.`, 'Delete')) {
    return;
  }
  try {
    await remove(`sim/runs/${encodeURIComponent(run.id)}`);
  } catch (failure) {
    say($('runs-hint'), failure.message);
  }
  await loadRuns();
}
