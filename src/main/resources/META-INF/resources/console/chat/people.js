/* Who is there: asked for again and again. */

import { $, el, say } from '../dom.js';
import { get } from '../api.js';
import { count } from '../format.js';

const EVERY = 3000;
const MOST = 200;
let timer;
let visit = 0; // to know answers that come too late
let seen = '';

export function watchPeople(room, self) {
  stopPeople();
  seen = '';
  const mine = visit;
  const look = async () => {
    try {
      const { count: all, listed } = await get(`rooms/${encodeURIComponent(room)}/members`);
      if (mine !== visit) {
        return;
      }
      draw(all, listed, self);
    } catch (failure) {
      if (mine !== visit) {
        return;
      }
      seen = '';
      say($('people-count'), '');
      $('people').replaceChildren(el('li', { class: 'empty', text: failure.status === 404 ? 'Nobody is here.' : 'Not to be had just now.' }));
    }
    timer = setTimeout(look, EVERY);
  };
  look();
}

export function stopPeople() {
  clearTimeout(timer);
  timer = undefined;
  visit++;
  say($('people-count'), '');
  $('people').replaceChildren(el('li', { class: 'empty', text: 'Loading…' }));
}

function draw(all, listed, self) {
  const key = JSON.stringify([all, listed]);
  say($('people-count'), count(all));
  if (key === seen) {
    return;
  }
  seen = key;
  const shown = listed.slice(0, MOST);
  $('people').replaceChildren(...shown.map(member => el('li', { title: member.id }, member.name, member.id === self ? el('small', { text: ' (you)' }) : null)),
    ...(all > shown.length ? [el('li', {}, el('small', { text: `and ${count(all - shown.length)} more` }))] : []));
}
