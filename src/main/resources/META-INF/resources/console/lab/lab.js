/* The lab: what is shown is this server, live, or a run. */

import { $, el } from '../dom.js';
import { feed, frames } from '../pulse.js';
import { CHARTS, SecondsChart } from '../charts.js';
import { when } from '../format.js';
import { beginSwarm, lastLedger, rooms } from './swarm.js';
import { beginEditor } from './editor.js';
import { beginFigures, drawFigures } from './figures.js';
import { beginRuns, loadRuns, markShown } from './runs.js';
import { drawStrip } from './strip.js';
import { FollowedRun } from './follow.js';

const LOOK_FOR_RUNS = 4000;
const LIVE_NAMES = { users: 'clients', achieved: 'sent' };

let charts = null;
let run = null;
let shown = false;
let timer;
const left = new Set(); // runs that somebody has turned away from

function begin() {
  charts = CHARTS.map(each => new SecondsChart(each));
  $('charts').append(...charts.map(chart => chart.figure));
  beginFigures();
  beginSwarm(draw);
  beginEditor(id => { location.hash = '#/lab/run/' + encodeURIComponent(id); });
  beginRuns();
  $('window').addEventListener('change', draw);
  $('source').addEventListener('change', event => {
    const id = event.target.value;
    if (!id && run) {
      left.add(run.id);
    }
    location.hash = id ? '#/lab/run/' + encodeURIComponent(id) : '#/lab';
  });
  feed.addEventListener('change', () => shown && !run && draw());
}

function turnTo(id) {
  if (run?.id === id) {
    return;
  }
  run?.close();
  run = id ? new FollowedRun(id, changed) : null;
  markShown(id ?? null);
  draw();
}

function changed(of) {
  if (of.isOver || of.missing) {
    look();
  }
  draw();
}

/** What runs there are; one that goes on is shown, unless something else was asked for. */
async function look() {
  clearTimeout(timer);
  const runs = await loadRuns();
  if (runs) {
    const current = run?.id ?? '';
    $('source').replaceChildren(el('option', { value: '', text: 'this server, live' }),
      ...runs.slice(0, 30).map(each => el('option', { value: each.id, text: `${each.name}, ${when(new Date(each.startedAt))}` })));
    if (current && !runs.some(each => each.id === current)) {
      $('source').append(el('option', { value: current, text: current }));
    }
    $('source').value = current;
    const active = runs.find(each => each.state !== 'ENDED' && !left.has(each.id));
    if (active && !run && shown) {
      history.replaceState(null, '', '#/lab/run/' + encodeURIComponent(active.id));
      turnTo(active.id);
    }
  }
  clearTimeout(timer);
  if (shown) {
    timer = setTimeout(look, LOOK_FOR_RUNS);
  }
}

function draw() {
  drawStrip(run);
  if ($('source').value !== (run?.id ?? '')) {
    $('source').value = run?.id ?? '';
  }
  $('window').parentElement.hidden = run !== null;
  run ? drawRun() : drawServer();
}

function drawRun() {
  const to = Math.max(run.total, run.frames.at(-1)?.x ?? 0, 1);
  const empty = run.missing ? 'Nothing to show.' : run.isOver ? 'The run was over before its first second.' : 'The first second is awaited.';
  charts.forEach(chart => chart.show(run.frames, { from: 0, to, stages: run.stages, empty }));
  drawFigures(run.isOver ? run.whole : run.frames.at(-1), run.ledger, 'by the ledger of this run', run.lost && !run.isOver);
}

function drawServer() {
  const window = Number($('window').value);
  const all = frames(feed.pulses);
  const recent = all.filter(frame => frame.x >= -window);
  const empty = feed.state === 'loading' ? 'Loading…' : feed.state === 'lost' ? 'The server does not answer.' : 'Nothing in this time.';
  charts.forEach(chart => chart.show(recent, { from: -window, to: 0, clock: true, names: LIVE_NAMES, empty }));
  drawFigures(all.at(-1), lastLedger(), lastLedger() ? 'by the ledger of the last broadcast from here' : 'a broadcast or a run keeps a ledger', feed.state === 'lost');
}

export const lab = {
  show([what, id]) {
    shown = true;
    if (charts === null) {
      begin();
    }
    turnTo(what === 'run' && id ? id : null);
    look();
    rooms();
  },
  hide() {
    shown = false;
    clearTimeout(timer);
  },
};
