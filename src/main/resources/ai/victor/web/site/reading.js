// What the question was taken to mean, in parts that a click changes; what was assumed; what the numbers rest on.

import { h, icon } from './dom.js';
import { date } from './format.js';

const KINDS = { metric: 'What', breakdown: 'By', period: 'When', filter: 'Only' };

/** @param ask is called with the question of a change */
export function reading(answer, next, ask) {
  const parts = next?.parts ?? [];
  if (parts.length === 0) {
    return answer.reading ? h('p', { class: 'meant' }, h('span', { class: 'dim' }, 'I took this to mean: '), answer.reading) : null;
  }
  return h('div', { class: 'meant' },
    h('span', { class: 'dim', id: undefined }, 'I took this to mean'),
    h('ul', { class: 'chips', 'aria-label': 'What the question was taken to mean' }, parts.map((part) => h('li', {}, chip(part, ask)))),
    answer.reading && h('details', {}, h('summary', {}, 'In full'), h('p', {}, answer.reading)));
}

function chip(part, ask) {
  if (part.changes.length === 0) return h('span', { class: `chip ${part.kind}` }, part.text);
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': `Change: ${part.text}`, hidden: true },
    part.changes.map((change) => h('button', { type: 'button', role: 'menuitem', tabindex: '-1', onclick: () => { close(false); ask(change.question); } }, change.text)));
  const button = h('button', {
    type: 'button', class: `chip ${part.kind}`, 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': `${KINDS[part.kind]}: ${part.text}. Change it`,
    onclick: () => (menu.hidden ? open() : close(true)),
  }, part.text, icon('caret'));
  const items = () => [...menu.children];
  const outside = (event) => { if (!event.composedPath().includes(holder)) close(false); };

  function open() {
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    items()[0].focus();
  }

  function close(focus) {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    if (focus) button.focus();
  }

  const keys = (event) => {
    if (menu.hidden) {
      if (event.key === 'ArrowDown') { event.preventDefault(); open(); }
      return;
    }
    const all = items();
    const now = all.findIndex((item) => item.matches(':focus'));
    const to = { ArrowDown: (now + 1) % all.length, ArrowUp: (now - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); all[to].focus(); }
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(true); }
    if (event.key === 'Tab') close(false);
  };
  const holder = h('span', { class: 'holder', onkeydown: keys }, button, menu);
  return holder;
}

export function assumptions(answer) {
  return answer.assumptions.length === 0 ? null : h('ul', { class: 'assumed' }, answer.assumptions.map((one) => h('li', {}, h('span', { class: 'dim' }, 'Assumed: '), one)));
}

export function warnings(answer) {
  return answer.warnings.length === 0 ? null : h('ul', { class: 'warned' }, answer.warnings.map((one) => h('li', {}, one)));
}

/** Which facts, to which day, of which zone, and what share of the costs is billed. */
export function rests(answer) {
  const { facts, freshness, zone, extras } = answer.certificate;
  if (facts.length === 0) return null;
  const from = facts.map((fact) => fact.replaceAll('_', ' ')).join(', ');
  const last = Object.values(freshness).sort()[0];
  const said = [`Read from ${from}`];
  if (last) said.push(`data to ${date(last)}`);
  if (zone) said.push(`days of ${zone}`);
  const share = extras.cogs_actual_share;
  if (typeof share === 'number') said.push(share >= 100 ? 'all cost of goods billed, none estimated' : `${share.toLocaleString('en', { maximumFractionDigits: 1 })}% of cost of goods billed, the rest estimated`);
  if (extras.rows_quarantined > 0) said.push(`${extras.rows_quarantined.toLocaleString('en')} rows in quarantine`);
  for (const [what, rows] of Object.entries(extras.rows_unmatched ?? {})) said.push(`${Number(rows).toLocaleString('en')} ${what.replaceAll('_', ' ')}`);
  return h('p', { class: 'rests' }, said.join(' · '));
}
