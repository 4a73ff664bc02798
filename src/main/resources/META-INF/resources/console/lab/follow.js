/* One run: followed while it goes on, read when it has ended. */

import { follow, get } from '../api.js';
import { framesOfRun } from '../pulse.js';

export class FollowedRun {
  #source;
  #onChange;
  #closed = false;
  id;
  name = '';
  state = 'STARTING';
  stage = '';
  seconds = 0;
  total = 0;
  stages = [];
  ledger = null;
  frames = [];
  verdict = null;
  report = null;
  lost = false;
  missing = null;

  constructor(id, onChange) {
    this.id = id;
    this.#onChange = onChange;
    this.#load().then(() => this.state !== 'ENDED' && !this.#closed && this.#follow());
  }

  get isOver() {
    return this.state === 'ENDED';
  }

  /** The figures of the whole run, once it has ended; without its warm-ups, as in the report. */
  get whole() {
    const { metrics, ledger, seconds, series } = this.report;
    const most = key => Math.max(0, ...series.map(sample => sample[key]));
    const fanOut = metrics.fanout_latency?.values ?? {};
    return {
      users: most('users'), subscribers: most('subscribers'), achieved: ledger.published / seconds, deliveries: ledger.delivered / seconds,
      p50: fanOut.med, p99: fanOut['p(99)'],
    };
  }

  close() {
    this.#closed = true;
    this.#source?.close();
  }

  async #load() {
    try {
      const run = await get(`sim/runs/${encodeURIComponent(this.id)}`);
      this.name = run.name;
      this.state = run.state;
      this.stages = run.stages;
      this.ledger = run.ledger;
      this.seconds = run.seconds;
      if (this.isOver) {
        this.report = run;
        this.verdict = run.verdict;
        this.total = run.seconds;
        this.atMost = false;
        this.frames = framesOfRun(run.series);
      } else {
        this.stage = run.stage;
        this.total = run.totalSeconds;
        this.atMost = run.mayEndEarlier;
        this.frames = framesOfRun(await get(`sim/runs/${encodeURIComponent(this.id)}/samples`));
      }
      this.lost = false;
    } catch (failure) {
      this.missing = failure.status === 404 ? failure.message : this.missing;
      this.lost = failure.status !== 404;
    }
    this.#tell();
  }

  #follow() {
    let again = false;
    this.#source = follow(`sim/runs/${encodeURIComponent(this.id)}/events`, ['progress', 'ended'], {
      open: () => {
        if (again) {
          this.#load(); // what was missed
        }
        again = true;
      },
      on: (name, progress) => name === 'ended' ? this.#end() : this.#proceed(progress),
      lost: () => {
        this.lost = true;
        this.#tell();
      },
    });
  }

  #proceed(progress) {
    Object.assign(this, {
      state: progress.state, stage: progress.stage, seconds: progress.seconds, total: progress.totalSeconds, atMost: progress.mayEndEarlier, ledger: progress.ledger, lost: false,
    });
    if (progress.sample && progress.sample.seconds > (this.frames.at(-1)?.x ?? -1)) {
      this.frames.push(...framesOfRun([progress.sample]));
    }
    this.#tell();
  }

  #end() {
    this.#source.close();
    this.#load();
  }

  #tell() {
    if (!this.#closed) {
      this.#onChange(this);
    }
  }
}
