/* The editor of scenarios: presets to begin with, and every fault of the text at its line, while it is written. */

import { $, el, mark, say } from '../dom.js';
import { Problem, get, post } from '../api.js';
import { submit, tell } from '../forms.js';
import { duration, plural } from '../format.js';
import { lineOf } from './locate.js';
import { drawTrack } from './track.js';

const KEPT = 'hubbub.scenario';
const PAUSE = 350;

const text = $('scenario');
const [gutter, backdrop] = [document.querySelector('.gutter'), document.querySelector('.backdrop')];
let presets = [];
let faults = [];
let timer;
let asking;

/** @param onRun told the id of a run that was begun */
export function beginEditor(onRun) {
  text.value = localStorage.getItem(KEPT) ?? '';
  text.addEventListener('input', edited);
  text.addEventListener('scroll', scroll);
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run(onRun);
    }
  });
  $('run').addEventListener('click', () => run(onRun));
  $('preset').addEventListener('change', choose);
  draw();
  loadPresets();
}

async function loadPresets() {
  try {
    presets = await get('sim/presets');
    $('preset').replaceChildren(el('option', { value: '', text: 'your own' }), ...presets.map(({ name }) => el('option', { value: name, text: name })));
    if (text.value.trim() === '') {
      $('preset').value = presets[0].name;
      await choose();
    } else {
      about();
      check();
    }
  } catch (failure) {
    $('preset').replaceChildren(el('option', { value: '', text: 'not to be had' }));
    state('bad', failure.message);
    setTimeout(loadPresets, 3000);
  }
}

async function choose() {
  const name = $('preset').value;
  about();
  if (name === '') {
    return;
  }
  try {
    const chosen = await get(`sim/presets/${name}`, { as: 'text' });
    if ($('preset').value !== name) {
      return; // somebody has written, or chosen another, meanwhile
    }
    text.value = chosen;
    text.scrollTop = 0;
    edited({ keep: true });
  } catch (failure) {
    if ($('preset').value === name) {
      state('bad', failure.message);
    }
  }
}

function about() {
  const preset = presets.find(({ name }) => name === $('preset').value);
  say($('preset-about'), preset?.about ?? 'Write your own below, in YAML or JSON. What it may say is in the schema.');
  $('preset-about').title = preset?.about ?? '';
}

function edited({ keep = false } = {}) {
  if (!keep) {
    $('preset').value = '';
    about();
  }
  localStorage.setItem(KEPT, text.value);
  tell($('run-outcome'));
  draw();
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

/** Has the server look the text over; an answer to a text that is no longer there is not waited for. */
async function check() {
  asking?.abort();
  asking = new AbortController();
  if (text.value.trim() === '') {
    show([], null);
    state('plain', 'Nothing to check yet: choose a preset, or write.');
    return;
  }
  try {
    const { valid, plan, errors } = await post('sim/scenarios/check', { body: text.value, signal: asking.signal });
    show(errors, plan);
    state(valid ? 'good' : 'bad', valid
      ? `✓ Sound: ${plan.mayEndEarlier ? 'at most ' : ''}${duration(plan.seconds)} against ${against(plan.target)}, ${plural(plan.stages.length, 'stage')}.`
      : `✕ ${plural(errors.length, 'fault')}; nothing would be run.`);
  } catch (failure) {
    if (failure instanceof Problem) {
      show(failure.errors, null);
      state('bad', '✕ ' + failure.message);
    }
  }
}

/** The targets, or how many when there is no place for them. */
function against(target) {
  const targets = target.split(', ');
  return targets.length > 3 ? plural(targets.length, 'target') : target;
}

function state(tone, words) {
  mark($('scenario-state'), 'tone', tone);
  say($('scenario-state'), words);
}

function show(found, plan) {
  faults = found.map(fault => ({ ...fault, line: lineOf(text.value, fault) }));
  draw();
  drawTrack($('plan-track'), plan?.stages ?? [], plan?.seconds ?? 1, null);
  $('faults').replaceChildren(...faults.map(fault => el('li', {}, el('button', {
    type: 'button', on: { click: () => goTo(fault.line) },
  }, el('code', { text: fault.field }), ` ${fault.detail} `, el('span', { class: 'muted', text: `line ${fault.line + 1}` })))));
  text.toggleAttribute('aria-invalid', faults.length > 0);
}

function goTo(line) {
  const lines = text.value.split('\n');
  const from = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + lines[line].length);
  text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
}

/** Behind the text stands the same text, which is not seen, but for what is said of its lines. */
function draw() {
  const lines = text.value.split('\n');
  const flawed = new Map();
  faults.forEach(fault => flawed.set(fault.line, [...(flawed.get(fault.line) ?? []), fault.detail]));
  gutter.replaceChildren(...lines.map((line, at) => el('div', { class: flawed.has(at) ? 'bad' : undefined, text: flawed.has(at) ? '✕' : at + 1 })));
  backdrop.replaceChildren(...lines.flatMap((line, at) => flawed.has(at)
    ? [el('span', { class: 'bad', text: line || ' ' }), el('span', { class: 'why', text: '✕ ' + flawed.get(at).join('; ') }), '\n']
    : [line + '\n']));
  scroll();
}

function scroll() {
  gutter.scrollTop = text.scrollTop;
  backdrop.scrollTop = text.scrollTop;
  backdrop.scrollLeft = text.scrollLeft;
}

function run(onRun) {
  submit({
    button: $('run'), outcome: $('run-outcome'), busy: 'Beginning…', work: async () => {
      try {
        const { id } = await post('sim/runs', { body: text.value });
        tell($('run-outcome'), el('p', { text: `✓ Run ${id} has begun.` }));
        onRun(id);
      } catch (failure) {
        if (failure.errors?.length > 0) {
          show(failure.errors, null);
          tell($('run-outcome'), el('p', { class: 'bad', text: '✕ It has faults, and was not begun.' }));
          goTo(faults[0].line);
        } else {
          throw failure;
        }
      }
    },
  });
}
