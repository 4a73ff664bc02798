/* The swarm: spawn, broadcast, close all. */

import { $, el, say } from '../dom.js';
import { get, post } from '../api.js';
import { submit, tell } from '../forms.js';
import { count, millis, number, plural } from '../format.js';
import { feed } from '../pulse.js';

const PACES = { spread: ['Within', '5s'], rate: ['Messages a second', '500'] };
let ledger = null;

/** The ledger of the last broadcast from here; null before the first. */
export const lastLedger = () => ledger;

export function beginSwarm(onLedger) {
  const outcome = $('swarm-outcome');
  onSubmit($('spawn'), async form => {
    const report = await post('sim/spawn', { query: { n: form.n.value.trim(), room: form.room.value.trim() } });
    tell(outcome, verdictOfSpawn(report));
  }, 'Connecting…');
  onSubmit($('broadcast'), async form => {
    const query = { message: form.message.value, count: form.count.value.trim() };
    if (form.pace.value) {
      query[form.pace.value] = form.value.value.trim();
    }
    ledger = await post('sim/broadcast', { query });
    tell(outcome, ...verdictOfBroadcast(ledger));
    onLedger();
  }, 'Under way: the answer comes when everything has arrived.');
  $('broadcast').pace.addEventListener('change', showPace);
  $('close-all').addEventListener('click', () => submit({
    button: $('close-all'), outcome, work: async () => {
      const { closed } = await post('sim/close-all');
      tell(outcome, el('p', { text: closed === 0 ? 'There was none to close.' : `Closed ${plural(closed, 'client')}.` }));
    },
  }));
  feed.addEventListener('change', () => {
    const traffic = feed.latest?.traffic;
    say($('swarm-now'), feed.state === 'lost' ? 'server not reached' : traffic ? `${plural(traffic.clients, 'client')} connected` : '…');
  });
  rooms();
}

/** The names of open rooms, for those who fill in one. */
export async function rooms() {
  const open = await get('rooms').catch(() => []);
  $('rooms').replaceChildren(...open.slice(0, 50).map(room => el('option', { value: room.room })));
}

function onSubmit(form, work, busy) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    submit({ form, button: form.querySelector('[type=submit]'), outcome: $('swarm-outcome'), busy, work: () => work(form.elements) });
  });
}

function showPace() {
  const { pace, value } = $('broadcast').elements;
  const [label, example] = PACES[pace.value] ?? [];
  $('pace-value').hidden = !label;
  if (label) {
    say($('pace-value').firstElementChild, label);
    value.value = example;
  }
}

function verdictOfSpawn(report) {
  const failures = Object.entries(report.failures).map(([why, many]) => `${many} × ${why}`).join(', ');
  return report.failed > 0
    ? el('p', { class: 'bad', text: `✕ ${count(report.failed)} of ${count(report.requested)} could not connect: ${failures}` })
    : el('p', { text: `✓ ${plural(report.connected, 'client')} subscribed in ${millis(report.millis)}; the slowest took ${millis(report.connectMillis.max)}.` });
}

function verdictOfBroadcast(report) {
  const flaws = ['lost', 'duplicated', 'reordered', 'failed'].filter(name => report[name] > 0);
  return [
    el('p', { class: flaws.length > 0 ? 'bad' : undefined,
      text: flaws.length > 0 ? '✕ ' + flaws.map(name => `${count(report[name])} ${name}`).join(', ')
        : report.expected === 0 ? 'Nobody was there to hear it.' : `✓ ${plural(report.delivered, 'delivery', 'deliveries')}, none lost, duplicated or reordered.` }),
    el('p', { class: 'muted', text: `${count(report.sent)} sent in ${millis(report.millis)}, ${number(report.deliveriesPerSecond)} deliveries/s; `
      + `p50 ${millis(report.latencyMillis.p50)}, p99 ${millis(report.latencyMillis.p99)}, p99.9 ${millis(report.latencyMillis.p999)}` }),
  ];
}
