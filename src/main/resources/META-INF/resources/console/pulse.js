/* The process's pulse: the last ten minutes, and then a second at a time. */

import { follow, get } from './api.js';

const KEPT = 600;

class PulseFeed extends EventTarget {
  pulses = [];
  findings = [];
  state = 'loading';

  start() {
    follow('runtime/events', ['pulse'], {
      open: () => this.#catchUp(),
      on: (name, beat) => this.#add(beat),
      lost: problem => this.#become(problem?.status === 401 || problem?.status === 403 ? 'refused' : 'lost'),
    });
  }

  get latest() {
    return this.pulses.at(-1);
  }

  async #catchUp() {
    try {
      const history = await get('runtime/history');
      this.pulses = history.pulses.map(read);
      this.findings = history.findings;
      this.#become('live');
    } catch {
      this.#become('lost');
    }
  }

  #add({ pulse, findings }) {
    if (pulse.number <= (this.latest?.number ?? 0)) {
      return;
    }
    this.pulses.push(read(pulse));
    this.pulses.splice(0, Math.max(0, this.pulses.length - KEPT));
    this.findings = findings;
    this.#become('live');
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

function read(pulse) {
  return { ...pulse, time: Date.parse(pulse.at) / 1e3, lag: Math.max(0, ...pulse.loops.map(loop => loop.lagMillis)) };
}

export const feed = new PulseFeed();

/** Pulses as the charts have them: rates from counters, seconds before now. */
export function frames(pulses) {
  const now = pulses.at(-1)?.time ?? 0;
  return pulses.map((pulse, at) => {
    const before = pulses[at - 1];
    const rate = name => before && before.number === pulse.number - 1
      ? Math.max(0, pulse.traffic[name] - before.traffic[name]) / pulse.seconds : null;
    const { machine, traffic } = pulse;
    return {
      x: pulse.time - now,
      users: traffic.clients, subscribers: traffic.subscribers,
      offered: null, achieved: rate('published'), deliveries: rate('delivered'),
      p50: traffic.fanOut.p50Millis, p90: traffic.fanOut.p90Millis, p99: traffic.fanOut.p99Millis, p999: traffic.fanOut.p999Millis,
      heap: machine.heapUsedBytes, heapAfterGc: machine.heapAfterGcBytes || null,
      gc: machine.gcMillis / pulse.seconds, cpu: machine.cpu, lag: pulse.lag,
    };
  });
}

/** A run's samples as the charts have them: seconds after its start. */
export function framesOfRun(samples) {
  const some = value => value > 0 ? value : null; // 0 stands for none
  return samples.map(sample => ({
    x: sample.seconds,
    users: sample.users, subscribers: sample.subscribers,
    offered: sample.offered, achieved: sample.achieved, deliveries: sample.deliveries,
    p50: some(sample.p50Millis), p90: some(sample.p90Millis), p99: some(sample.p99Millis), p999: some(sample.p999Millis),
    heap: sample.heapBytes, heapAfterGc: null, gc: sample.gcMillis, cpu: sample.cpu, lag: sample.loopLagMillis,
  }));
}
