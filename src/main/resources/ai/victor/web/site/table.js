// A result as a table: sorted by a click on a head, numbers to the right, what is below zero told by sign and colour.

import { h, icon, copied, save } from './dom.js';
import { cell, csv, isNumber, label } from './format.js';

const FIRST = 12;

/** @param result of the API; @param labels name → the model's label */
export function table(result, labels) {
  const { columns } = result;
  let rows = result.rows;
  let sorted = { at: -1, up: false };
  let all = false;
  const body = h('tbody');
  const heads = columns.map((column, at) => {
    const head = h('button', { type: 'button', class: 'head', onclick: () => sort(at) }, h('span', {}, label(column, labels)), h('span', { class: 'way', 'aria-hidden': 'true' }));
    return h('th', { scope: 'col', class: isNumber(column) ? 'number' : '' }, head);
  });
  const more = h('button', { type: 'button', class: 'quiet', onclick: () => { all = true; draw(); } });

  function sort(at) {
    sorted = { at, up: sorted.at === at ? !sorted.up : !isNumber(columns[at]) };
    const way = sorted.up ? 1 : -1;
    rows = [...result.rows].sort((a, b) => {
      const [x, y] = [a[at], b[at]];
      if (x === y) return 0;
      // What is missing stands last, whichever way.
      if (x === null) return 1;
      if (y === null) return -1;
      return (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y))) * way;
    });
    heads.forEach((head, place) => {
      if (place === at) head.setAttribute('aria-sort', sorted.up ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
      head.querySelector('.way').textContent = place === at ? (sorted.up ? '▲' : '▼') : '';
    });
    draw();
  }

  function draw() {
    const shown = all ? rows : rows.slice(0, FIRST);
    body.replaceChildren(...shown.map((row) => h('tr', {}, row.map((value, at) => {
      const number = isNumber(columns[at]);
      const classes = [number ? 'number' : '', number && value < 0 ? 'below' : '', value === null ? 'missing' : ''];
      const text = cell(value, columns[at]);
      return at === 0 ? h('th', { scope: 'row', class: classes.join(' ') }, text) : h('td', { class: classes.join(' ') }, text);
    }))));
    more.hidden = shown.length === rows.length;
    more.textContent = `Show all ${rows.length.toLocaleString('en')} rows`;
  }

  draw();
  const text = () => csv(columns, rows);
  const tabs = () => [columns.map((column) => label(column, labels)), ...rows.map((row) => row.map((value, at) => cell(value, columns[at])))]
    .map((cells) => cells.join('\t')).join('\n');
  const copy = h('button', { type: 'button', class: 'quiet', onclick: () => copied(copy, tabs()) }, icon('copy'), h('span', {}, 'Copy'));
  const name = (result.title || 'result').replaceAll(/[^\w]+/g, '-').replaceAll(/^-+|-+$/g, '').toLowerCase().slice(0, 60);
  return h('figure', { class: 'table' },
    h('figcaption', {}, result.title),
    result.rows.length === 0
      ? h('p', { class: 'note' }, 'No rows.')
      : h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${result.title || 'Result'}, table` },
        h('table', {}, h('thead', {}, h('tr', {}, heads)), body)),
    h('div', { class: 'tools' },
      more,
      result.truncated && h('span', { class: 'note' }, 'There are more rows than are shown.'),
      result.rows.length > 0 && copy,
      result.rows.length > 0 && h('button', { type: 'button', class: 'quiet', onclick: () => save(`${name}.csv`, text(), 'text/csv') }, icon('download'), h('span', {}, 'CSV'))));
}
