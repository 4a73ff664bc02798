/* Charts of seconds: one canvas each, drawn by Chart.js, with a key that has the latest figures as text. */

import { el, say } from './dom.js';
import { bytes, count, millis, number, share, span } from './format.js';

const DASHES = { '': [], dash: [6, 4], dot: [2, 3] };
const AXIS_REMS = 4.1;

const line = (key, name, colour, stroke = '') => ({ key, name, colour, stroke });

/** Lines differ by colour and by stroke, for those who do not see the colours. */
export const CHARTS = [
  { title: 'Users', unit: count, least: 10, lines: [line('users', 'virtual users', 's1'), line('subscribers', 'subscribers', 's2', 'dash')] },
  { title: 'Messages', note: 'per second', unit: number, least: 10, lines: [line('offered', 'offered', 's2', 'dash'), line('achieved', 'achieved', 's1')] },
  { title: 'Deliveries', note: 'per second', unit: number, least: 10, lines: [line('deliveries', 'delivered', 's1')] },
  { title: 'Fan-out latency', note: 'logarithmic', unit: millis, log: true,
    lines: [line('p50', 'p50', 's1'), line('p90', 'p90', 's4', 'dash'), line('p99', 'p99', 's2'), line('p999', 'p99.9', 's3', 'dot')] },
  { title: 'Heap', unit: bytes, step: binaryStep, lines: [line('heap', 'used', 's1'), line('heapAfterGc', 'after GC', 's2', 'dash')] },
  { title: 'Garbage collection', note: 'per second', unit: millis, bars: true, least: 10, lines: [line('gc', 'paused', 's1')] },
  { title: 'Processor', note: 'of all cores', unit: share, most: 1, lines: [line('cpu', 'this process', 's1')] },
  { title: 'Event-loop lag', note: 'the latest', unit: millis, least: 5, lines: [line('lag', 'lag', 's1')] },
];

/** Colours what lies behind the lines: the stages of a run. */
const bands = {
  id: 'bands',
  beforeDatasetsDraw({ ctx, chartArea, scales, $stages: stages = [] }) {
    stages.forEach((stage, at) => {
      const from = Math.max(chartArea.left, scales.x.getPixelForValue(stage.fromSeconds));
      const to = Math.min(chartArea.right, scales.x.getPixelForValue(stage.toSeconds));
      ctx.fillStyle = colour(stage.warmup ? '--band-warmup' : at % 2 ? '--band-odd' : '--band-even');
      ctx.fillRect(from, chartArea.top, Math.max(0, to - from), chartArea.height);
    });
  },
};

export class SecondsChart {
  #chart;
  #definition;
  #values;
  #over = el('p', { class: 'over', text: 'Loading…' });
  figure;

  constructor(definition) {
    this.#definition = definition;
    this.#values = definition.lines.map(() => el('b', { class: 'num', text: '–' }));
    const keys = definition.lines.map((each, at) => el('span', {},
      el('i', { class: `swatch ${each.colour} ${each.stroke}` }), el('span', { text: each.name + ' ' }), this.#values[at]));
    const canvas = el('canvas', { role: 'img', 'aria-label': `${definition.title} over time; the latest figures stand above` });
    this.figure = el('figure', { class: definition.lines.length > 3 ? 'chart broad' : 'chart' },
      el('figcaption', {}, el('h3', { text: definition.title + ' ' }, el('small', { text: definition.note ?? '' })), el('span', { class: 'keys-of' }, ...keys)),
      el('div', { class: 'plot' }, canvas, this.#over));
    this.#chart = new Chart(canvas, this.#configuration());
    addEventListener('themechange', () => this.#paint());
    this.#paint();
  }

  /**
   * Draws the frames.
   * @param names what lines are called, where they are called something else
   * @param empty what is said when there is nothing to draw
   */
  show(frames, { from, to, stages = [], clock = false, names = {}, empty = 'Nothing yet.' }) {
    const chart = this.#chart;
    chart.$stages = stages;
    chart.$clock = clock;
    chart.options.scales.x.min = from;
    chart.options.scales.x.max = to;
    chart.options.scales.x.ticks.stepSize = timeStep(to - from);
    let any = false;
    this.#definition.lines.forEach((each, at) => {
      const data = frames.map(frame => ({ x: frame.x, y: frame[each.key] ?? NaN }));
      chart.data.datasets[at].data = data;
      const latest = frames.at(-1)?.[each.key];
      const known = data.some(point => !Number.isNaN(point.y));
      any ||= known;
      say(this.#values[at], this.#definition.unit(latest));
      const key = this.#values[at].parentElement;
      key.classList.toggle('absent', !known && this.#definition.lines.length > 1 && each.key in { offered: 1, heapAfterGc: 1 });
      say(this.#values[at].previousElementSibling, (names[each.key] ?? each.name) + ' ');
    });
    this.#over.hidden = any;
    say(this.#over, empty);
    chart.update('none');
  }

  #configuration() {
    const { unit, bars, log, least, most, step } = this.#definition;
    return {
      type: bars ? 'bar' : 'line',
      data: {
        datasets: this.#definition.lines.map(each => ({
          label: each.name, data: [], borderWidth: bars ? 0 : 1.7, borderDash: DASHES[each.stroke], pointRadius: isAlone, pointHitRadius: 6,
          tension: 0, spanGaps: false, barThickness: 'flex', maxBarThickness: 6, minBarLength: 0,
        })),
      },
      options: {
        animation: false, parsing: false, normalized: true, maintainAspectRatio: false, responsive: true,
        interaction: { mode: 'index', intersect: false, axis: 'x' },
        scales: {
          x: { type: 'linear', offset: false, ticks: { maxRotation: 0, autoSkipPadding: 26, callback: value => this.#tick(value) }, border: { display: false }, grid: { drawTicks: false } },
          y: {
            type: log ? 'logarithmic' : 'linear', beginAtZero: !log, min: log ? undefined : 0, max: most, suggestedMax: least ?? (log ? 10 : 1), suggestedMin: log ? 0.1 : 0,
            grace: log ? 0 : '8%', border: { display: false }, grid: { drawTicks: false },
            afterFit: scale => { scale.width = AXIS_REMS * rem(); },
            afterDataLimits: scale => { scale.options.ticks.stepSize = step?.(scale.max); },
            ticks: { maxTicksLimit: 6, padding: 6, precision: unit === count ? 0 : undefined, callback: value => log && !isPower(value) ? null : trim(unit(value)) },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            callbacks: {
              title: items => items.length ? this.#tick(items[0].parsed.x) : '',
              label: item => ` ${item.dataset.label}  ${unit(item.parsed.y)}`,
            },
          },
        },
      },
      plugins: [bands],
    };
  }

  /** Seconds before now, or after a run's start. */
  #tick(x) {
    const seconds = Math.round(x);
    return this.#chart?.$clock ? seconds === 0 ? 'now' : '−' + span(-seconds) : span(seconds);
  }

  #paint() {
    const chart = this.#chart;
    this.#definition.lines.forEach((each, at) => {
      const stroke = colour('--' + each.colour);
      Object.assign(chart.data.datasets[at], { borderColor: stroke, backgroundColor: stroke });
    });
    for (const axis of Object.values(chart.options.scales)) {
      axis.grid.color = colour('--grid');
      axis.ticks.color = colour('--muted');
      axis.ticks.font = { size: rem() * 0.76, family: getComputedStyle(document.body).fontFamily };
    }
    Object.assign(chart.options.plugins.tooltip, {
      backgroundColor: colour('--card'), titleColor: colour('--muted'), bodyColor: colour('--ink'), borderColor: colour('--edge'), borderWidth: 1,
      usePointStyle: true, boxWidth: 8,
    });
    chart.update('none');
  }
}

const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

/** Five or so steps that clocks know. */
function timeStep(seconds) {
  return TIME_STEPS.find(step => seconds / step <= 6) ?? 28_800;
}

/** Steps of 64 MiB, 128 MiB and so on, at most five. */
function binaryStep(most) {
  return 2 ** Math.ceil(Math.log2(Math.max(1, most) / 5));
}

/** On an axis 10.0 ms is 10 ms, and 0.10 ms is 0.1 ms. */
function trim(text) {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

/** A point without neighbours is no line: it is drawn as a dot. */
function isAlone({ dataset: { data }, dataIndex: at }) {
  const known = point => point !== undefined && !Number.isNaN(point.y);
  return known(data[at]) && !known(data[at - 1]) && !known(data[at + 1]) ? 2.5 : 0;
}

function isPower(value) {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < 1e-6;
}

function rem() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
