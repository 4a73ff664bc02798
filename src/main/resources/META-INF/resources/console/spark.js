/* A line without axes. */

import { svg } from './dom.js';

const WIDTH = 120;
const HEIGHT = 32;

export class Spark {
  #line = svg('path');
  #area = svg('path', { class: 'area' });
  node = svg('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, this.#area, this.#line);

  /** @param values oldest first; those that are not there are left out */
  show(values) {
    const known = values.filter(Number.isFinite);
    if (known.length < 2) {
      return;
    }
    const most = Math.max(...known);
    const least = Math.min(0, ...known);
    const high = most - least || 1;
    const points = known.map((value, at) =>
      `${(at / (known.length - 1) * WIDTH).toFixed(1)},${(HEIGHT - 1 - (value - least) / high * (HEIGHT - 2)).toFixed(1)}`);
    this.#line.setAttribute('d', 'M' + points.join('L'));
    this.#area.setAttribute('d', `M0,${HEIGHT}L${points.join('L')}L${WIDTH},${HEIGHT}Z`);
  }
}
