/* How work is scheduled, as a picture with numbers: once for wide screens, once for phones. */

import { svg } from '../dom.js';
import { bytes, count, millis, number } from '../format.js';

const LATE = 10;
const MOST_LOOPS = 8;

/** Boxes: title, what is written below it, and where they are in either picture: x, y, width, height. */
const BOXES = {
  connections: ['Connections', [10, 96, 150, 96], [20, 10, 150, 84]],
  loops: ['Event loops', [210, 20, 250, 248], [20, 130, 320, 0]],
  order: ['Order of a room', [510, 20, 190, 96], [20, 0, 150, 92]],
  lanes: ['Lanes', [510, 172, 190, 96], [190, 0, 150, 92]],
  outboxes: ['Outboxes', [750, 172, 200, 96], [190, 0, 150, 92]],
  subscribers: ['Subscribers', [1000, 172, 150, 96], [20, 0, 150, 92]],
  workers: ['Workers', [750, 20, 200, 96], [190, 10, 150, 84]],
};

export class SchedulingPicture {
  #texts = new Map();
  #loops = '';
  #host;

  constructor(host) {
    this.#host = host;
  }

  show(pulse, rates) {
    const loops = pulse.loops.slice(0, MOST_LOOPS);
    const key = loops.map(loop => loop.name).join();
    if (key !== this.#loops) {
      this.#loops = key;
      this.#texts.clear();
      this.#host.replaceChildren(this.#draw('wide', 1, loops), this.#draw('tall', 2, loops));
    }
    const { traffic, threads } = pulse;
    this.#say('connections', count(traffic.connections), 'to the gRPC port');
    this.#say('order', number(rates.published) + '/s', `messages, in ${count(traffic.rooms)} rooms`);
    this.#say('lanes', count(traffic.lanes), `${count(traffic.laneEvents)} events wait`);
    this.#say('outboxes', bytes(traffic.outboxBytes), 'wait for slow readers');
    this.#say('subscribers', count(traffic.subscribers), `${number(rates.delivered)} deliveries/s`);
    this.#say('workers', `${count(threads.workersBusy)} of ${count(threads.workers)}`, 'busy with what blocks');
    loops.forEach(loop => {
      const late = loop.lagMillis > LATE;
      this.#set('loop ' + loop.name, `${loop.name}   ${late ? '! late ' : '✓ late '}${millis(loop.lagMillis)}, ${count(loop.pendingTasks)} wait`);
      this.#host.querySelectorAll(`[data-loop="${CSS.escape(loop.name)}"]`).forEach(node => node.classList.toggle('worry', late));
    });
  }

  #say(box, value, below) {
    this.#set(box + ' value', value);
    this.#set(box + ' below', below);
  }

  #set(key, text) {
    (this.#texts.get(key) ?? []).forEach(node => {
      if (node.textContent !== text) {
        node.textContent = text;
      }
    });
  }

  #text(key, properties) {
    const node = svg('text', properties);
    this.#texts.set(key, [...(this.#texts.get(key) ?? []), node]);
    return node;
  }

  #draw(kind, layout, loops) {
    const tall = kind === 'tall';
    const loopsHeight = 44 + loops.length * 34;
    const at = name => this.#place(name, BOXES[name][layout], tall, loopsHeight);
    const height = tall ? at('subscribers')[1] + 102 : 288;
    const boxes = Object.keys(BOXES).map(name => this.#box(name, at(name)));
    const rows = loops.map((loop, row) => this.#loop(loop, row, at('loops')));
    return svg('svg', { class: kind, viewBox: `0 0 ${tall ? 360 : 1160} ${height}`, role: 'img', 'aria-label': 'Connections are served by event loops; messages get their place in the order of a room, go over lanes back to the loops, and through outboxes to the subscribers. Workers do what blocks.' },
      svg('defs', {}, svg('marker', { id: 'tip-' + kind, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' }, svg('path', { d: 'M0,0L8,4L0,8Z', class: 'tip' }))),
      ...this.#arrows(at, tall).map(path => svg('path', { class: 'flow', d: path, 'marker-end': `url(#tip-${kind})` })),
      ...boxes, ...rows);
  }

  /** On a phone what is below the loops moves down with their number. */
  #place(name, [x, y, width, height], tall, loopsHeight) {
    if (name === 'loops') {
      return tall ? [x, y, width, loopsHeight] : [x, y, width, Math.max(height, loopsHeight)];
    }
    const below = 130 + loopsHeight + 36;
    const rows = { order: below, lanes: below, outboxes: below + 128, subscribers: below + 128 };
    return [x, tall ? rows[name] ?? y : y, width, height];
  }

  #box(name, [x, y, width, height]) {
    return svg('g', {}, svg('rect', { class: 'box', x, y, width, height, rx: 8 }),
      svg('text', { class: 'title', x: x + 12, y: y + 24, text: BOXES[name][0] }),
      ...(name === 'loops' ? [] : [this.#text(name + ' value', { class: 'value', x: x + 12, y: y + 52 }), this.#text(name + ' below', { x: x + 12, y: y + 76 })]));
  }

  #loop(loop, row, [x, y, width]) {
    const top = y + 38 + row * 34;
    return svg('g', {}, svg('rect', { class: 'loop', x: x + 10, y: top, width: width - 20, height: 28, rx: 6, 'data-loop': loop.name }),
      this.#text('loop ' + loop.name, { x: x + 20, y: top + 19 }));
  }

  #arrows(at, tall) {
    const [connections, loops, order, lanes, outboxes, subscribers, workers] =
      ['connections', 'loops', 'order', 'lanes', 'outboxes', 'subscribers', 'workers'].map(name => {
        const [x, y, width, height] = at(name);
        return { x, y, right: x + width, bottom: y + height, middle: x + width / 2, half: y + height / 2 };
      });
    const line = (...points) => 'M' + points.map(point => point.join(',')).join('L');
    return tall ? [
      line([connections.middle, connections.bottom], [connections.middle, loops.y]),
      line([workers.middle, loops.y], [workers.middle, workers.bottom]),
      line([order.middle, loops.bottom], [order.middle, order.y]),
      line([order.right, order.half], [lanes.x, lanes.half]),
      line([lanes.middle, lanes.y], [lanes.middle, loops.bottom]),
      line([lanes.middle, lanes.bottom], [lanes.middle, outboxes.y]),
      line([outboxes.x, outboxes.half], [subscribers.right, subscribers.half]),
    ] : [
      line([connections.right, connections.half], [loops.x, connections.half]),
      line([loops.right, order.half], [order.x, order.half]),
      line([order.middle, order.bottom], [lanes.middle, lanes.y]),
      line([lanes.x, lanes.half], [loops.right, lanes.half]),
      line([lanes.right, lanes.half], [outboxes.x, outboxes.half]),
      line([outboxes.right, outboxes.half], [subscribers.x, subscribers.half]),
      line([order.right, workers.half], [workers.x, workers.half]),
    ].slice(0, 6);
  }
}
