// The health of the data, and the way in for more of it.

import { h } from './dom.js';
import { entered } from './gate.js';
import { cell, isNumber, label } from './format.js';

const TITLES = {
  sources: 'Sources', files: 'Files imported', coverage: 'Coverage', control_totals: 'Totals against the sources\u2019 own', gaps: 'Totals that differ', unmatched: 'Rows that match no order',
  findings: 'Found in the rows', quarantine: 'Quarantine', superseded: 'Told by two sources', limits: 'What the exports leave open', unread_files: 'Files that were not read',
};
const FIRST = 20;

entered('import', async (client, summary, session) => {
  drop(client);
  await health(client, summary);
});

async function health(client, summary) {
  let page;
  try {
    page = await client.get('/api/v1/data');
  } catch (failure) {
    summary.textContent = failure.message;
    return;
  }
  summary.replaceChildren(page.shop, ': ', page.reconciled
    ? h('strong', { class: 'good' }, 'every total that a source tells is met')
    : h('strong', { class: 'bad' }, `${page.gaps_beyond_tolerance} totals differ from the sources\u2019 own`),
  ` (within ${page.tolerance} ${page.currency}).`);
  const sections = Object.entries(page).filter(([, value]) => value && Array.isArray(value.columns));
  document.getElementById('sections').replaceChildren(...sections.flatMap(([name, section]) => [
    h('h2', {}, TITLES[name] ?? label({ name })),
    section.rows.length === 0 ? h('p', { class: 'dim' }, 'Nothing.') : rows(section, TITLES[name] ?? name),
  ]));
}

function rows(section, title) {
  const body = h('tbody');
  const more = h('button', { type: 'button', hidden: section.rows.length <= FIRST, onclick: () => fill(section.rows.length) }, `Show all ${section.rows.length.toLocaleString('en')}`);
  const fill = (most) => {
    body.replaceChildren(...section.rows.slice(0, most).map((row) => h('tr', {}, row.map((value, at) => {
      const column = section.columns[at];
      return h('td', { class: `${isNumber(column) ? 'number' : ''} ${isNumber(column) && value < 0 ? 'below' : ''}` }, cell(value, column));
    }))));
    more.hidden = most >= section.rows.length;
  };
  fill(FIRST);
  return h('div', {},
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title },
      h('table', {}, h('thead', {}, h('tr', {}, section.columns.map((column) => h('th', { scope: 'col', class: isNumber(column) ? 'number' : '' }, label(column))))), body)),
    h('p', {}, more, section.truncated && 'There are more rows than are shown; victor data --json has them.'));
}

function drop(client) {
  const place = document.getElementById('drop');
  const input = document.getElementById('files');
  const progress = document.getElementById('progress');
  const report = document.getElementById('report');
  place.hidden = false;
  let working = false;
  const bring = async (files) => {
    if (working || files.length === 0) return;
    working = true;
    report.replaceChildren();
    progress.textContent = `Sending ${files.length} ${files.length === 1 ? 'file' : 'files'}…`;
    try {
      const told = await client.bring(files, (name, data) => { if (name === 'progress') progress.textContent = data.text; });
      progress.textContent = told.failed ? 'Nothing was imported.' : told.published ? `Imported.${told.quarantined ? ` Rows in quarantine: ${told.quarantined}.` : ''}` : 'All of it was there already.';
      report.replaceChildren(...reported(told));
      await health(client, document.getElementById('summary'));
    } catch (failure) {
      progress.textContent = failure.message;
    } finally {
      working = false;
      input.value = '';
    }
  };
  input.addEventListener('change', () => bring([...input.files]));
  place.addEventListener('dragover', (event) => { event.preventDefault(); place.classList.add('over'); });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    bring([...event.dataTransfer.files]);
  });
}

function reported(told) {
  const number = (value) => h('td', { class: 'number' }, value.toLocaleString('en'));
  const named = (name, kind = '') => h('th', { scope: 'col', class: kind }, name);
  const head = h('tr', {}, named('File'), named('Kind'), ['Read', 'Loaded', 'Replaced', 'Quarantined'].map((name) => named(name, 'number')), named('Result'));
  const fault = (one) => h('li', {}, `Line ${one.line}${one.column ? `, ${one.column} \u201c${one.value}\u201d` : ''}: ${one.reason}. ${one.fix}.`);
  const file = (one) => h('tr', {},
    h('td', {}, one.name), h('td', {}, one.kind || '–'), number(one.read), number(one.loaded), number(one.replaced), number(one.quarantined),
    h('td', {}, one.status, one.note ? `: ${one.note}` : '', one.faults.length > 0 && h('ul', { class: 'faults' }, one.faults.map(fault))));
  return [
    ...told.problems.map((problem) => h('p', { class: 'bad' }, problem.message)),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'What became of each file' },
      h('table', {}, h('thead', {}, head), h('tbody', {}, told.files.map(file)))),
    ...told.findings.map((finding) => h('p', { class: 'dim' }, finding)),
  ];
}
