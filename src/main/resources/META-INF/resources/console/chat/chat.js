/* The chat: one room at a time. */

import { $, mark, say } from '../dom.js';
import { duration, plural } from '../format.js';
import { rooms } from '../lab/swarm.js';
import { MessageLog } from './log.js';
import { RoomSession } from './session.js';
import { stopPeople, watchPeople } from './people.js';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u;
const log = new MessageLog($('log'), $('jump'));
let session = null;
let shown = false;
let unread = 0;
let tokens = 0;
let waiting = []; // what we said and have not heard yet: {token, text}

function begin() {
  const form = $('join').elements;
  form.name.value = sessionStorage.getItem('hubbub.name') ?? '';
  $('join').addEventListener('submit', event => {
    event.preventDefault();
    join(form.name.value.trim(), form.room.value.trim() || 'lobby');
  });
  $('composer').addEventListener('submit', event => {
    event.preventDefault();
    speak();
  });
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
  on('doubtful', ({ token }) => {
    waiting = waiting.filter(each => each.token !== token);
    log.becomes(token, 'doubtful');
  });
  waiting = [];
  log.clear();
  say($('room-title'), room);
  $('join').hidden = true;
  $('chat-room').hidden = false;
  became({ state: 'connecting' });
  watchPeople(room, name);
  $('say').focus();
  await session.join();
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
    say($('chat-state-more'), 'Not sent: there is no connection. Your text stays here until there is.');
    return;
  }
  const token = ++tokens;
  waiting.push({ token, text });
  log.said(token, session.name, text);
  session.say(text, token);
  $('say').value = '';
}

function heard(message) {
  const mine = message.own ? waiting.findIndex(each => each.text === message.text) : -1;
  if (mine >= 0) {
    log.confirm(waiting[mine].token);
    waiting.splice(mine, 1);
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
  if (state === 'lost' && was === 'connected') {
    log.note('Connection lost. What is said meanwhile is fetched when it is back.', 'bad');
  }
}

function resumed({ recovered, missed }) {
  log.note(!recovered ? 'Back, but the room no longer knows all that was said meanwhile: something is missing here.'
    : missed > 0 ? `Back, with ${plural(missed, 'message')} that came meanwhile.` : 'Back. Nothing was missed.', recovered ? 'good' : 'bad');
}

begin();

export const chat = {
  show(rest, another) {
    shown = true;
    unread = 0;
    $('unread').hidden = true;
    if (another) {
      rooms();
    }
  },
  hide() {
    shown = false;
  },
};
