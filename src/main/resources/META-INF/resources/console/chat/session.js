/* A stay in a room, over STOMP: comes back by itself after every loss, and goes on where it was. */

import { where } from '../api.js';
import { another, credentials, token } from '../token.js';
import { plural } from '../format.js';

const SOONEST = 500;
const LATEST = 10_000;
const HEARTBEAT = 10_000;
const TOKEN = 'console-token';

const NO_TEXT = /^(application\/octet-stream|(image|audio|video|font)\/(?!.*\+(xml|json)$).*)$/;

let library = null;

/** The STOMP client, loaded when somebody first chats. */
function stomp() {
  library ??= import('../../lib/stomp.umd.min.js').then(() => globalThis.StompJs);
  return library;
}

/** What people read of a message: its text, or a line that stands in for bytes that are none. */
function readable({ headers, binaryBody }) {
  const [type, ...parameters] = headers['content-type'].toLowerCase().split(';').map(part => part.trim());
  const charset = parameters.map(each => /^charset\s*=\s*"?([^"\s]+)/.exec(each)?.[1]).find(Boolean);
  if (charset || !NO_TEXT.test(type)) {
    try {
      return new TextDecoder(charset ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(binaryBody);
    } catch {
      // no text, or of a charset that this browser does not know
    }
  }
  return `[${type}, ${plural(binaryBody.length, 'byte')}]`;
}

/**
 * Events: `state` ({state, again, detail}), `message` ({sender, text, token, at}), `gap` ({first, last}), `resumed`
 * ({recovered, anew}), and of what we say ourselves `taken` ({token}), `refused` ({token, detail}), `doubtful` ({token}).
 *
 * What we say carries a token, which the room carries to everybody: so our own is known again, also when the server's
 * answer was lost with the connection.
 */
export class RoomSession extends EventTarget {
  room;
  name;
  #client = null;
  #position = null; // {epoch, offset} of the last message seen
  #attempts = 0;
  #receipts = 0;
  #visit = Math.random().toString(36).slice(2, 10);
  #pending = new Map(); // receipt → token
  #left = false;
  #wasHere = false;
  #refusal = null;
  #shown = null; // the token of the last attempt

  constructor(room, name) {
    super();
    this.room = room;
    this.name = name;
  }

  get isConnected() {
    return this.#client?.connected ?? false;
  }

  async join() {
    const { Client, Versions } = await stomp();
    const url = where('stomp');
    url.protocol = url.protocol.replace('http', 'ws');
    this.#client = new Client({
      brokerURL: url.href,
      stompVersions: new Versions(['1.2']),
      heartbeatIncoming: HEARTBEAT,
      heartbeatOutgoing: HEARTBEAT,
      reconnectDelay: SOONEST,
      beforeConnect: () => this.#arrive(),
      onConnect: frame => this.#arrived(frame.headers),
      onStompError: frame => this.#refused(frame),
      onWebSocketClose: () => this.#lost(),
      onUnhandledMessage: () => {},
      onUnhandledReceipt: () => {},
    });
    this.#client.activate();
  }

  /** Says something; what becomes of it is told by the token that this returns. */
  say(text) {
    const token = `${this.#visit}-${this.#receipts}`;
    const receipt = `say-${++this.#receipts}`;
    this.#pending.set(receipt, token);
    this.#client.watchForReceipt(receipt, () => {
      if (this.#pending.delete(receipt)) {
        this.#tell('taken', { token });
      }
    });
    this.#client.publish({ destination: this.#destination, body: text, headers: { receipt, [TOKEN]: token } });
    return token;
  }

  async leave() {
    this.#left = true;
    await this.#client?.deactivate();
  }

  get #destination() {
    return '/room/' + this.room;
  }

  /** A token says whose it is: then no login is given that may be another's. */
  #arrive() {
    this.#shown = token();
    this.#client.connectHeaders = { host: location.hostname, ...(this.#shown ? credentials() : { login: this.name }) };
    this.#become('connecting');
  }

  /** The server says who somebody is: with a token, whoever that is of. */
  #arrived(headers) {
    this.name = headers['user-name'] ?? this.name;
    this.#subscribe();
  }

  #subscribe() {
    const receipt = `join-${++this.#receipts}`;
    const from = this.#position;
    const resume = from ? { epoch: from.epoch, offset: String(from.offset) } : {};
    this.#client.watchForReceipt(receipt, frame => this.#joined(frame.headers, from));
    this.#client.subscribe(this.#destination, message => this.#heard(message), { id: 'room', receipt, ...resume });
  }

  #joined(headers, from) {
    this.#attempts = 0;
    this.#refusal = null;
    const here = { epoch: headers.epoch, offset: Number(headers.offset ?? 0) };
    const recovered = headers.recovered === 'true';
    if (!recovered) {
      this.#position = here; // else what was missed follows, and moves it
    }
    this.#become('connected');
    if (this.#wasHere) {
      this.#tell('resumed', { recovered, anew: Boolean(from) && from.epoch !== here.epoch });
    }
    this.#wasHere = true;
  }

  #heard(message) {
    const { headers } = message;
    this.#position = { epoch: headers.epoch, offset: Number(headers.offset) };
    if (headers.gap) {
      const [first, last] = headers.gap.split('-').map(Number);
      this.#tell('gap', { first, last });
    }
    this.#tell('message', {
      sender: headers['sender-name'] || headers.sender, text: readable(message), token: headers[TOKEN], at: new Date(Number(headers.timestamp)),
    });
  }

  /** The server said why and closes. What it would refuse again is not tried again. */
  #refused(frame) {
    const detail = frame.body?.trim() || frame.headers.message || 'the server refused'; // the header is a mere tag
    const receipt = frame.headers['receipt-id'];
    if (this.#pending.has(receipt)) {
      this.#tell('refused', { token: this.#pending.get(receipt), detail });
      this.#pending.delete(receipt);
    }
    this.#refusal = detail;
    if (['credentials', 'expired'].includes(frame.headers.message)) {
      another(this.#shown, detail); // the next attempt shows it
    }
  }

  #lost() {
    this.#pending.forEach(token => this.#tell('doubtful', { token }));
    this.#pending.clear();
    if (this.#left) {
      return;
    }
    const delay = Math.min(LATEST, SOONEST * 2 ** this.#attempts++) * (0.7 + Math.random() * 0.6);
    this.#client.reconnectDelay = delay;
    this.#become('lost', { again: delay, detail: this.#refusal });
  }

  #become(state, more = {}) {
    this.#tell('state', { state, ...more });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
