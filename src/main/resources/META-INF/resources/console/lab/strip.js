/* The run that is looked at: its state, how far it is, how it ended. */

import { $, el, mark, say } from '../dom.js';
import { remove, save, where } from '../api.js';
import { count, duration, span } from '../format.js';
import { drawTrack } from './track.js';

export const VERDICTS = {
  PASS: ['good', '✓ PASS'], FAIL: ['bad', '✕ FAIL'], INVALID: ['doubt', '? INVALID'], INTERRUPTED: ['doubt', '■ INTERRUPTED'],
};
const STATES = { STARTING: 'looking for the target', RUNNING: '● running', DRAINING: '● draining', ENDED: 'ended' };
let actionsOf = '';

export function drawStrip(run) {
  const [tone, words] = run?.missing ? ['doubt', 'gone'] : run?.lost ? ['bad', '✕ connection lost']
    : run?.verdict ? VERDICTS[run.verdict] : run ? ['busy', STATES[run.state]] : ['plain', 'idle'];
  const most = run?.atMost ? 'at most ' : '';
  mark($('run-state'), 'tone', tone);
  say($('run-state'), words);
  say($('run-name'), run ? run.name || run.id : 'No run goes on');
  say($('run-stage'), run && !run.isOver ? run.stage : run ? run.id : 'Choose a preset below and run it, or load the server with the swarm.');
  say($('run-clock'), !run || run.missing ? '' : run.isOver ? 'took ' + duration(run.seconds) : `${span(run.seconds)} of ${most}${span(run.total)}`);
  const left = run ? run.total - run.seconds : 0;
  say($('run-left'), !run || run.isOver || run.missing ? '' : left > 0 ? `${most}${span(left)} left` : 'waiting for the last');
  drawTrack($('run-track'), run?.stages ?? [], run?.total || 1, run && !run.missing ? run.seconds : null);
  $('run-track').setAttribute('aria-valuenow', run?.total ? Math.round(Math.min(1, run.seconds / run.total) * 100) : 0);
  say($('run-reasons'), reasons(run));
  drawActions(run);
}

function reasons(run) {
  if (!run) {
    return '';
  }
  if (run.missing) {
    return run.missing;
  }
  if (run.lost) {
    return 'The server does not answer. The run may go on; it is looked for again and again.';
  }
  const report = run.report;
  if (!report) {
    return '';
  }
  const held = report.thresholds.filter(threshold => threshold.passed).length;
  const thresholds = report.thresholds.length ? `${count(held)} of ${count(report.thresholds.length)} thresholds held. ` : '';
  return thresholds + [...report.reasons, ...report.warnings].join(' · ');
}

function drawActions(run) {
  const key = run ? [run.id, run.isOver, run.missing].join() : '';
  if (actionsOf === key) {
    return;
  }
  actionsOf = key;
  const link = (what, text) => el('a', { href: where(run.report.links[what]), target: '_blank', rel: 'noopener', text, on: { click: save } });
  $('run-actions').replaceChildren(...(!run || run.missing ? []
    : run.isOver ? [link('html', 'Report'), link('json', 'JSON'), link('csv', 'CSV'), link('scenario', 'Scenario')]
      : [el('button', { type: 'button', class: 'danger small', text: 'Stop', on: { click: event => stop(event.target, run) } })]));
}

async function stop(button, run) {
  button.disabled = true;
  try {
    await remove(`sim/runs/${encodeURIComponent(run.id)}`);
  } catch (failure) {
    say($('run-reasons'), failure.message);
    button.disabled = false;
  }
}
