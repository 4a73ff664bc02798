/* The chat: one room at a time. */

import { $, mark, say } from '../dom.js';
import { get } from '../api.js';
import { count, duration, plural } from '../format.js';
import { rooms } from '../lab/swarm.js';
import { MessageLog } from './log.js';
import { RoomSession } from './session.js';
import { stopPeople, watchPeople } from './people.js';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u;
const utf8 = new TextEncoder();
const log = new MessageLog($('log'), $('jump'));
let mostBytes = Infinity; // of UTF-8, until the server has said it; for more, it ends the connection
let session = null;
let shown = false;
let unread = 0;

function begin() {
  const form = $('join').elements;
  form.name.value = sessionStorage.getItem('hubbub.name') ?? '';
  form.name.addEventListener('input', () => form.name.removeAttribute('aria-invalid'));
  $('join').addEventListener('submit', event => {
    event.preventDefault();
    join(form.name.value.trim(), form.room.value.trim() || 'lobby');
  });
  $('composer').addEventListener('submit', event => {
    event.preventDefault();
    speak();
  });
  $('say').addEventListener('input', () => notSaid(tooLong($('say').value)));
  $('leave').addEventListener('click', leave);
}

async function join(name, room) {
  $('join').elements.name.toggleAttribute('aria-invalid', false);
  if (!NAME.test(name)) {
    say($('join-outcome'), '✕ A name is of up to 64 letters, digits, dots, dashes and underscores, and begins with a letter or digit.');
    $('join').elements.name.setAttribute('aria-invalid', 'true');
    $('join').elements.name.focus();
    return;
  }
  say($('join-outcome'), '');
  sessionStorage.setItem('hubbub.name', name);
  session = new RoomSession(room, name);
  const heardBy = session;
  const on = (type, listener) => session.addEventListener(type, event => heardBy === session && listener(event.detail));
  on('state', became);
  on('message', heard);
  on('resumed', resumed);
  on('taken', ({ token }) => log.becomes(token, 'taken'));
  on('refused', ({ token, detail }) => log.becomes(token, 'refused', detail));
  on('doubtful', ({ token }) => log.becomes(token, 'doubtful'));
  on('gap', ({ first, last }) => log.note(`Up to ${plural(last - first + 1, 'message')} left out: they came faster than this browser took them.`, 'bad'));
  log.clear();
  say($('room-title'), room);
  $('join').hidden = true;
  $('chat-room').hidden = false;
  became({ state: 'connecting' });
  stopPeople();
  $('say').focus();
  await learnLimits();
  if (heardBy === session) {
    await session.join();
  }
}

function leave() {
  session.leave();
  session = null;
  stopPeople();
  $('chat-room').hidden = true;
  $('join').hidden = false;
  $('join').elements.room.focus();
  rooms();
}

function speak() {
  const text = $('say').value;
  if (text.trim() === '') {
    return;
  }
  if (!session.isConnected) {
    notSaid('Not sent: there is no connection. Your text stays here until there is.');
    return;
  }
  const why = tooLong(text);
  if (why) {
    notSaid('Not sent. ' + why);
    return;
  }
  log.said(session.say(text), session.name, text);
  $('say').value = '';
  notSaid('');
}

/** Why a text is more than a message may be; empty when it is not. */
function tooLong(text) {
  const bytes = utf8.encode(text).length;
  return bytes > mostBytes ? `This is ${count(bytes)} bytes of UTF-8; a message has at most ${count(mostBytes)}. Leave out ${plural(bytes - mostBytes, 'byte')}.` : '';
}

/** Anew with each connection: the server may have been started again with other settings. */
async function learnLimits() {
  try {
    mostBytes = (await get('index.json')).limits.messageBytes;
    notSaid(tooLong($('say').value));
  } catch {
    // What was known holds; there is another chance with the next connection.
  }
}

function notSaid(why) {
  say($('say-outcome'), why);
  if (tooLong($('say').value)) {
    $('say').setAttribute('aria-invalid', 'true');
  } else {
    $('say').removeAttribute('aria-invalid');
  }
}

function heard(message) {
  if (message.token && log.confirm(message.token)) {
    return;
  }
  log.heard(message);
  if (!shown) {
    unread++;
    $('unread').hidden = false;
    say($('unread'), unread > 99 ? '99+' : String(unread));
  }
}

function became({ state, again, detail }) {
  const [tone, words] = { connected: ['good', '● connected'], connecting: ['busy', '… connecting'], lost: ['bad', '✕ connection lost'] }[state];
  const was = $('chat-state').dataset.state;
  mark($('chat-state'), 'tone', tone);
  mark($('chat-state'), 'state', state);
  say($('chat-state'), words);
  say($('chat-state-more'), state === 'lost' ? `${detail ? detail + '. ' : ''}Trying again in ${duration(Math.max(1, Math.round(again / 1000)))}.` : '');
  if (state === 'connected') {
    watchPeople(session.room, session.name);
    learnLimits();
  }
  if (state === 'lost' && was === 'connected') {
    log.note('Connection lost. What is said meanwhile is fetched when it is back.', 'bad');
  }
}

function resumed({ recovered, anew }) {
  log.note(recovered ? 'Back. What was said meanwhile follows; nothing is missing.'
    : anew ? 'Back. The room began anew meanwhile, as after a restart of the server: what was said while you were away may be missing here.'
      : 'Back, but the room no longer knows all that was said meanwhile: something is missing here.', recovered ? 'good' : 'bad');
}

begin();

export const chat = {
  show(rest, another) {
    shown = true;
    log.show();
    unread = 0;
    $('unread').hidden = true;
    if (another) {
      rooms();
    }
  },
  hide() {
    shown = false;
    log.hide();
  },
};
