/* The vital signs: a figure, where it came from, what it means and when to worry. */

import { $, el, say } from '../dom.js';
import { inUnit } from '../format.js';
import { Spark } from '../spark.js';

const SECONDS = 300;
const KEPT = 60;

const machine = name => pulse => pulse.machine[name];
const traffic = name => pulse => pulse.traffic[name];
/** Those that the pulse has; of the others there are only the values seen here. */
const IN_PULSE = {
  threads_live: ({ threads }) => threads.eventLoops + threads.workers + threads.load + threads.others,
  heap_used_bytes: machine('heapUsedBytes'), heap_committed_bytes: machine('heapCommittedBytes'), heap_max_bytes: machine('heapMaxBytes'),
  heap_after_gc_bytes: machine('heapAfterGcBytes'), cpu_load: machine('cpu'), open_files: machine('openFiles'), open_files_max: machine('openFilesMax'),
  gc_time_share_minute: pulse => pulse.machine.gcMillis / 1e3 / pulse.seconds,
  event_loop_lag_worst_seconds: pulse => pulse.lag / 1e3, event_loop_pending_tasks: pulse => pulse.loops.reduce((sum, loop) => sum + loop.pendingTasks, 0),
  worker_threads: ({ threads }) => threads.workers, worker_threads_busy: ({ threads }) => threads.workersBusy,
  lanes: traffic('lanes'), lane_events_waiting: traffic('laneEvents'), outbox_bytes: traffic('outboxBytes'),
};
const WORDS = { gc: 'GC', cpu: 'CPU' };
const TITLES = {
  gc_seconds: 'Time in GC', cpu_seconds: 'CPU time', event_loop_lag_seconds: 'Event-loop lag now', event_loop_lag_worst_seconds: 'Event-loop lag, worst in a second',
  gc_time_share: 'GC share of life', gc_time_share_minute: 'GC share of a minute', non_heap_used_bytes: 'Outside the heap',
};
const cards = new Map();

export function drawSigns(signs, pulses) {
  if (cards.size === 0) {
    $('signs').replaceChildren();
  }
  for (const sign of [...signs].sort((one, other) => (other.name in IN_PULSE) - (one.name in IN_PULSE))) {
    if (!cards.has(sign.name)) {
      cards.set(sign.name, card(sign));
      $('signs').append(cards.get(sign.name).node);
    }
    const { value, spark, seen } = cards.get(sign.name);
    say(value, inUnit(sign.value, sign.unit));
    seen.push(sign.value);
    seen.splice(0, Math.max(0, seen.length - KEPT));
    const read = IN_PULSE[sign.name];
    spark.show(read ? pulses.slice(-SECONDS).map(read) : seen);
  }
}

function card(sign) {
  const value = el('div', { class: 'value' });
  const spark = new Spark();
  return {
    value, spark, seen: [],
    node: el('article', { class: 'sign-card', data: { sign: sign.name } }, el('h3', { text: title(sign) }), value, spark.node,
      el('p', { text: sign.meaning }), el('p', {}, el('b', { text: 'Worry: ' }), sign.worry)),
  };
}

function title({ name }) {
  if (name in TITLES) {
    return TITLES[name];
  }
  const words = name.replace(/_bytes$/, '').split('_').map(word => WORDS[word] ?? word);
  return words[0][0].toUpperCase() + words.join(' ').slice(1);
}
