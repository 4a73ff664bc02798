/* How the process is. */

import { $, el } from '../dom.js';
import { get } from '../api.js';
import { feed, frames } from '../pulse.js';
import { lookAtCluster } from './cluster.js';
import { SchedulingPicture } from './picture.js';
import { drawRules } from './rules.js';
import { drawSigns } from './signs.js';

const EVERY = 5000;
let shown = false;
let timer;
let picture = null;

function draw() {
  if (!shown) {
    return;
  }
  drawRules(feed.findings);
  if (feed.latest) {
    picture ??= new SchedulingPicture($('picture'));
    const frame = frames(feed.pulses.slice(-2)).at(-1);
    picture.show(feed.latest, { published: frame.achieved, delivered: frame.deliveries });
  }
}

async function look() {
  clearTimeout(timer);
  const cluster = lookAtCluster();
  try {
    drawSigns(await get('runtime'), feed.pulses);
  } catch (failure) {
    if (!$('signs').querySelector('.sign-card')) {
      $('signs').replaceChildren(el('p', { class: 'empty', text: failure.message + ' It is tried again.' }));
    }
  }
  await cluster;
  clearTimeout(timer);
  if (shown) {
    timer = setTimeout(look, EVERY);
  }
}

feed.addEventListener('change', draw);

export const runtime = {
  show() {
    shown = true;
    draw();
    look();
  },
  hide() {
    shown = false;
    clearTimeout(timer);
  },
};
