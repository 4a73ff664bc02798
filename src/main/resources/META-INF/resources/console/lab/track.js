/* The stages of a run as a strip: a row for each workload, and how far it is. */

import { el } from '../dom.js';
import { duration } from '../format.js';

const MOST_ROWS = 4;

/** @param at seconds after the start; null for a plan */
export function drawTrack(track, stages, total, at) {
  const key = JSON.stringify([stages, total]);
  if (track.dataset.key !== key) {
    track.dataset.key = key;
    const names = [...new Set(stages.map(stage => stage.workload))].slice(0, MOST_ROWS);
    track.replaceChildren(...names.map(name => row(stages.filter(stage => stage.workload === name), total)),
      el('div', { class: 'done', hidden: true }), el('div', { class: 'playhead', hidden: true }));
  }
  const done = track.querySelector('.done');
  const head = track.querySelector('.playhead');
  done.hidden = head.hidden = at === null || total <= 0;
  if (at !== null && total > 0) {
    const share = Math.min(100, at / total * 100) + '%';
    done.style.width = share;
    head.style.left = share;
    track.querySelectorAll('.stage').forEach(node => node.classList.toggle('now', node.dataset.from <= at && at < node.dataset.to));
  }
}

function row(stages, total) {
  return el('div', { class: 'workload' }, ...stages.map(stage => {
    const name = stage.name || stage.workload;
    const node = el('div', {
      class: stage.warmup ? 'stage warmup' : 'stage', text: name,
      title: `${stage.workload}: ${name}${stage.warmup ? ', warm-up' : ''}, ${duration(stage.toSeconds - stage.fromSeconds)}`,
      data: { from: stage.fromSeconds, to: stage.toSeconds },
    });
    node.style.left = stage.fromSeconds / total * 100 + '%';
    node.style.width = (stage.toSeconds - stage.fromSeconds) / total * 100 + '%';
    return node;
  }));
}
