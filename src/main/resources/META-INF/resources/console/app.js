/* Where the console begins: which view is shown, the theme, the keys, and whether the server is there. */

import { $, el, mark, say } from './dom.js';
import { feed } from './pulse.js';
import { lab } from './lab/lab.js';
import { chat } from './chat/chat.js';
import { runtime } from './runtime/runtime.js';

const VIEWS = { lab, chat, runtime };
const TITLES = { lab: 'Lab', chat: 'Chat', runtime: 'Runtime' };
const THEMES = { system: ['◐', 'as the system'], light: ['☀', 'light'], dark: ['☾', 'dark'] };
let shown;

/** #/lab, #/lab/run/ID, #/chat, #/runtime. */
function route() {
  const [, name, ...rest] = location.hash.split('/').map(decodeURIComponent);
  const view = name in VIEWS ? name : 'lab';
  const another = shown !== view;
  if (another) {
    if (shown) {
      VIEWS[shown].hide();
    }
    Object.keys(VIEWS).forEach(each => { $(each).hidden = each !== view; });
    document.querySelectorAll('[data-view]').forEach(link =>
      link.dataset.view === view ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
    document.title = `${TITLES[view]} · Hubbub`;
  }
  const first = shown === undefined;
  shown = view;
  VIEWS[view].show(rest, another);
  if (another && !first) {
    $('main').focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function health() {
  const words = { loading: 'connecting', live: 'live', lost: 'reconnecting', refused: 'no access' };
  mark($('live'), 'state', feed.state);
  say($('live').lastElementChild, words[feed.state]);
  $('live').title = {
    lost: 'The server does not answer; it is tried again until it does.',
    refused: 'The process is for administrators: a token with the role admin would show it.',
  }[feed.state] ?? 'Figures come once a second.';
  const worries = feed.findings.filter(finding => finding.state === 'WORRY').length;
  $('worries').hidden = worries === 0;
  say($('worries'), `! ${worries}`);
  $('worries').title = worries === 1 ? 'a rule of thumb is broken' : `${worries} rules of thumb are broken`;
}

function theme(chosen) {
  const root = document.documentElement;
  if (chosen === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem('hubbub.theme');
  } else {
    root.dataset.theme = chosen;
    localStorage.setItem('hubbub.theme', chosen);
  }
  const [sign, name] = THEMES[chosen];
  say($('theme'), sign);
  $('theme').setAttribute('aria-label', 'Theme: ' + name);
  $('theme').title = `Theme: ${name} (t)`;
  dispatchEvent(new Event('themechange'));
}

function nextTheme() {
  const names = Object.keys(THEMES);
  theme(names[(names.indexOf(document.documentElement.dataset.theme ?? 'system') + 1) % names.length]);
}

const KEYS = {
  1: ['Lab', () => { location.hash = '#/lab'; }],
  2: ['Chat', () => { location.hash = '#/chat'; }],
  3: ['Runtime', () => { location.hash = '#/runtime'; }],
  n: ['how many clients to spawn', () => goTo('lab', 'spawn-n')],
  e: ['edit the scenario', () => goTo('lab', 'scenario')],
  m: ['say something in the chat', () => goTo('chat', $('say').offsetParent ? 'say' : 'join')],
  t: ['theme: system, light, dark', nextTheme],
  '?': ['these keys', () => $('help').showModal()],
};

function goTo(view, id) {
  location.hash = '#/' + view;
  setTimeout(() => ($(id).matches('form') ? $(id).querySelector('input') : $(id)).focus());
}

function onKey(event) {
  const typing = event.target.closest?.('input:not([type=checkbox]), textarea, select');
  if (typing && event.key === 'Escape') {
    event.target.blur();
    return;
  }
  const off = typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]');
  if (off || !$('shortcuts-on').checked || !(event.key in KEYS)) {
    return;
  }
  event.preventDefault();
  KEYS[event.key][1]();
}

$('keys').append(...Object.entries(KEYS).flatMap(([key, [what]]) => [el('dt', {}, el('kbd', { text: key })), el('dd', { text: what })]),
  el('dt', {}, el('kbd', { text: 'Esc' })), el('dd', { text: 'leave a field, close a dialog' }),
  el('dt', {}, el('kbd', { text: 'Ctrl Enter' })), el('dd', { text: 'in the scenario: run it' }));
$('shortcuts-on').checked = localStorage.getItem('hubbub.keys') !== 'off';
$('shortcuts-on').addEventListener('change', event => localStorage.setItem('hubbub.keys', event.target.checked ? 'on' : 'off'));
$('help-open').addEventListener('click', () => $('help').showModal());
$('theme').addEventListener('click', nextTheme);
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault(); // its target is no route
  $('main').focus();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('themechange')));
addEventListener('keydown', onKey);
addEventListener('hashchange', route);
feed.addEventListener('change', health);
theme(document.documentElement.dataset.theme ?? 'system');
route();
feed.start();
