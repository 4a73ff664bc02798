/* What the rules of thumb say. The server decides; here it is shown, what is worrying first. */

import { $, el, mark, say } from '../dom.js';
import { count, plural } from '../format.js';

const SIGNS = { FINE: '✓', WORRY: '!', LEARNING: '…' };
const WORDS = { FINE: 'fine', WORRY: 'look closer', LEARNING: 'too early to tell' };
const cards = new Map();

export function drawRules(findings) {
  if (cards.size === 0 && findings.length > 0) {
    findings.forEach(finding => cards.set(finding.rule, card(finding)));
    $('rules').replaceChildren(...[...cards.values()].map(({ node }) => node));
  }
  for (const finding of findings) {
    const { node, sign, state, found, advice } = cards.get(finding.rule);
    mark(node, 'state', finding.state);
    say(sign, SIGNS[finding.state]);
    say(state, ' – ' + WORDS[finding.state]);
    say(found, finding.found);
    say(advice, finding.advice);
    advice.hidden = finding.state !== 'WORRY';
  }
  const broken = findings.filter(finding => finding.state === 'WORRY').length;
  const learning = findings.filter(finding => finding.state === 'LEARNING').length;
  say($('rules-summary'), findings.length === 0 ? 'Loading…'
    : (broken === 0 ? '✓ None is broken' : `! ${plural(broken, 'rule')} broken`) + (learning > 0 ? `; ${count(learning)} cannot tell yet` : '') + '.');
}

function card(finding) {
  const sign = el('span', { class: 'sign', 'aria-hidden': 'true' });
  const state = el('span', { class: 'muted' });
  const found = el('p', { class: 'found' });
  const advice = el('p', { class: 'advice' });
  return { sign, state, found, advice, node: el('li', { class: 'rule', data: { rule: finding.rule } }, sign, el('h3', {}, finding.title, state), found, advice) };
}
