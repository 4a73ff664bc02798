/* The instances that share their rooms, as the one that serves this page knows them. */

import { $, el, mark, say } from '../dom.js';
import { get } from '../api.js';
import { count, duration, NONE, plural } from '../format.js';

const STATES = {
  UP: ['good', '✓ up', ''],
  STARTING: ['busy', '… starting', 'It reads what was said before it came; publishers are refused until it has.'],
  DOWN: ['bad', '✕ down', 'Kafka takes no messages: publishers get UNAVAILABLE. It goes on by itself when Kafka is back.'],
};
const ALONE = 'This instance is alone: its rooms are its own. Several share theirs through Kafka when each is started with hubbub.relay=kafka and the same hubbub.kafka.bootstrap-servers.';

/** Asks, and draws what there is; what was drawn before stays, marked as old, while the server does not answer. */
export async function lookAtCluster() {
  try {
    draw(await get('cluster'));
    mark($('cluster'), 'stale', 'no');
  } catch (failure) {
    mark($('cluster'), 'stale', 'yes');
    state('doubt', '! not to be had', failure.message + ' It is tried again.');
    if (!$('cluster-body').querySelector('table')) {
      $('cluster-body').replaceChildren(el('p', { class: 'empty', text: 'Nothing is known of the instances yet.' }));
    }
  }
}

function draw(cluster) {
  const [tone, word, why] = STATES[cluster.state];
  if (cluster.relay === 'memory') {
    state('plain', 'alone', '');
    if (!$('cluster-body').querySelector('.alone')) {
      $('cluster-body').replaceChildren(el('p', { class: 'empty alone', text: ALONE }));
    }
    return;
  }
  state(tone, word, why || `${plural(cluster.instances.length, 'instance')}, by ${cluster.relay[0].toUpperCase()}${cluster.relay.slice(1)}`);
  const parts = { Instances: instances(cluster), Partitions: partitions(cluster.partitions) };
  if (!$('cluster-body').querySelector('table')) {
    $('cluster-body').replaceChildren(...Object.keys(parts).map(name => el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name })));
  }
  // The regions stay, and with them how far each was scrolled and where the focus is.
  Object.values(parts).forEach((part, at) => $('cluster-body').children[at].replaceChildren(part));
}

function state(tone, word, more) {
  mark($('cluster-state'), 'tone', tone);
  say($('cluster-state'), word);
  say($('cluster-more'), more);
}

function instances({ instances: all, self }) {
  const now = Date.parse(all[0].heard); // of this instance itself: the browser's clock may be another
  return table('Instances', ['Instance', 'Subscribers', 'Rooms', 'Lag', 'Heard'], all.map(each => ({
    key: each.id,
    name: [each.id, each.id === self ? el('small', { class: 'muted', text: ' (this one)' }) : null],
    figures: [count(each.subscribers), count(each.rooms), known(each.lag), each.id === self ? 'now' : ago(now - Date.parse(each.heard))],
  })));
}

function partitions(all) {
  return table('Partitions', ['Partition', 'Position', 'Lag', 'In flight', 'In doubt', 'Open'], all.map(each => ({
    key: each.partition,
    name: [count(each.partition)],
    tone: each.available ? null : 'bad',
    figures: [count(each.position), known(each.lag), count(each.inFlight), count(each.uncertain), each.available ? '✓ yes' : '✕ no'],
  })));
}

function table(caption, [first, ...others], rows) {
  return el('table', {},
    el('caption', { class: 'unseen', text: caption }),
    el('thead', {}, el('tr', {}, el('th', { text: first, scope: 'col' }), ...others.map(text => el('th', { class: 'n', text, scope: 'col' })))),
    el('tbody', {}, ...rows.map(({ key, name, tone, figures }) => el('tr', { data: { key, ...tone && { tone } } },
      el('th', { scope: 'row' }, ...name), ...figures.map(text => el('td', { class: 'n', text }))))));
}

/** The server says -1 for what it does not know. */
function known(lag) {
  return lag < 0 ? NONE : count(lag);
}

function ago(millis) {
  return millis < 1500 ? 'now' : `${duration(Math.round(millis / 1e3))} ago`;
}
