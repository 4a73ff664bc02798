/* What was said. When it comes faster than anybody reads, it is gathered into one line that says how much it was. */

import { el, say } from '../dom.js';
import { count, plural, time } from '../format.js';

const MOST_LINES = 400;
const FAST = 8; // messages a second of others: more are gathered
const CALM = 1500;
const SHOWN_OF_BURST = 50;
const MARKS = {
  sent: ['…', '', 'on its way'], taken: ['✓', 'good', 'the server has it'], refused: ['✕', 'bad', 'the server refused it'],
  doubtful: ['?', 'bad', 'the connection was lost before the server answered: it may or may not have arrived'],
};

export class MessageLog {
  #node;
  #jump;
  #recent = [];
  #burst = null;
  #own = new Map();
  #drawing = false;
  #left = null; // {atEnd, top} when another view was turned to: what is hidden has no height

  constructor(node, jump) {
    this.#node = node;
    this.#jump = jump;
    jump.addEventListener('click', () => this.#toEnd());
    node.addEventListener('scroll', () => { jump.hidden = jump.hidden || this.#isAtEnd(); });
  }

  /** Another view is about to be shown. */
  hide() {
    this.#left = { atEnd: this.#isAtEnd(), top: this.#node.scrollTop };
  }

  /** The log is to be seen again: at its end if it was there, else where it was. */
  show() {
    const was = this.#left;
    this.#left = null;
    if (was?.atEnd) {
      this.#toEnd();
    } else if (was) {
      this.#node.scrollTop = was.top;
    }
  }

  clear() {
    this.#node.replaceChildren(el('p', { class: 'empty', text: 'Nothing was said here since you came. Say something.' }));
    this.#own.clear();
    this.#burst = null;
  }

  /** What somebody said. */
  heard(message) {
    const now = Date.now();
    this.#recent = this.#recent.filter(at => now - at < 1000);
    this.#recent.push(now);
    if (this.#burst && now - this.#burst.last > CALM) {
      this.#burst = null;
    }
    if (this.#burst || this.#recent.length > FAST) {
      this.#gather(message, now);
    } else {
      this.#burst = null;
      this.#add(line(message.at, message.sender, message.text, false));
    }
  }

  /** What we say ourselves, before the server has it; what follows it is not gathered with what came before. */
  said(token, name, text) {
    const node = line(new Date(), name, text, true);
    this.#own.set(token, node);
    this.#become(node, 'sent');
    this.#burst = null;
    this.#add(node, true);
  }

  /** Whether a message is one that was said here; then it has its place now, and is not shown again. */
  confirm(token) {
    const known = this.#own.has(token);
    this.becomes(token, 'taken');
    this.#own.delete(token);
    return known;
  }

  becomes(token, what, detail) {
    const node = this.#own.get(token);
    if (node) {
      const follow = this.#isAtEnd();
      this.#become(node, what, detail);
      if (follow) {
        this.#toEnd();
      }
    }
  }

  /** What the console itself has to say. */
  note(text, tone = '') {
    this.#add(el('p', { class: 'said ' + tone, text }));
  }

  #become(node, what, detail) {
    const [sign, tone, title] = MARKS[what];
    node.dataset.mark = what;
    const mark = node.querySelector('.mark');
    mark.className = 'mark ' + tone;
    mark.title = detail ?? title;
    mark.setAttribute('aria-label', detail ?? title);
    say(mark, sign);
    if (what === 'refused') {
      node.append(el('span', { class: 'why', text: 'Refused: ' + (detail ?? title) }));
    }
  }

  #gather(message, now) {
    if (!this.#burst) {
      const summary = el('summary');
      const lines = el('div');
      const node = el('details', { class: 'burst' }, summary, lines);
      this.#burst = { node, summary, lines, senders: new Set(), messages: 0, bytes: 0, begun: now, last: now, latest: [], dirty: false };
      node.addEventListener('toggle', () => this.#drawSoon());
      this.#add(node);
    }
    const burst = this.#burst;
    burst.messages++;
    burst.senders.add(message.sender);
    burst.latest.push(message);
    burst.latest.splice(0, burst.latest.length - SHOWN_OF_BURST);
    burst.last = now;
    this.#drawSoon();
  }

  /** Once a frame, however fast they come. */
  #drawSoon() {
    const burst = this.#burst;
    if (this.#drawing || !burst) {
      return;
    }
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      const seconds = Math.max(1, Math.round((burst.last - burst.begun) / 1000));
      burst.summary.replaceChildren(el('b', { text: plural(burst.messages, 'message') }),
        ` from ${plural(burst.senders.size, 'sender')} in ${count(seconds)} s, too fast to show; the last: “${burst.latest.at(-1).text.slice(0, 60)}”`);
      if (burst.node.open) {
        burst.lines.replaceChildren(...burst.latest.map(each => line(each.at, each.sender, each.text, false)));
      }
      this.#keepEnd();
    });
  }

  #add(node, always = false) {
    const follow = always || this.#isAtEnd();
    this.#node.querySelector('.empty')?.remove();
    this.#node.append(node);
    while (this.#node.childElementCount > MOST_LINES) {
      this.#node.firstElementChild.remove();
    }
    if (follow) {
      this.#toEnd();
    } else {
      this.#jump.hidden = false;
    }
  }

  #keepEnd() {
    if (this.#jump.hidden) {
      this.#toEnd();
    }
  }

  #isAtEnd() {
    return this.#left ? this.#left.atEnd : this.#node.scrollHeight - this.#node.scrollTop - this.#node.clientHeight < 40;
  }

  #toEnd() {
    if (this.#left) {
      this.#left.atEnd = true;
    } else {
      this.#node.scrollTop = this.#node.scrollHeight;
    }
    this.#jump.hidden = true;
  }
}

function line(at, sender, text, own) {
  return el('div', { class: own ? 'line mine' : 'line' },
    el('time', { datetime: at.toISOString(), text: time(at) }),
    el('span', { class: 'who', text: sender, title: sender }),
    el('span', { class: 'text', text }),
    el('span', { class: 'mark', role: 'img', 'aria-hidden': own ? undefined : 'true' }));
}
