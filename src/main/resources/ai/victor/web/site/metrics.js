// The catalogue: what can be asked, by what it can be cut, in whose words.

import { h } from './dom.js';
import { entered } from './gate.js';

const SYNONYMS = 6;

entered('ask', async (client, summary) => {
  const model = await client.get('/api/v1/model');
  const labels = new Map(model.dimensions.map((one) => [one.name, one.label || one.name]));
  const search = document.getElementById('search');
  const found = document.getElementById('found');
  const text = (one) => [one.name, one.label, one.description, ...one.synonyms].join(' ').toLowerCase().replaceAll('_', ' ');
  const all = [...model.metrics.map((one) => ({ ...one, kind: 'metric', text: text(one) })), ...model.dimensions.map((one) => ({ ...one, kind: 'dimension', text: text(one) }))];
  const score = (one, words) => {
    const [title, phrase] = [(one.label || one.name).toLowerCase(), words.join(' ')];
    const whole = title === phrase || one.synonyms.includes(phrase) ? 100 : title.includes(phrase) ? 10 : 0;
    return words.reduce((sum, word) => sum + (title.includes(word) ? 3 : 1), whole);
  };

  const show = () => {
    const words = search.value.toLowerCase().replace(/^by /, '').split(/[\s_]+/).filter(Boolean);
    const fit = all.filter((one) => words.every((word) => one.text.includes(word)));
    if (words.length > 0) fit.sort((a, b) => score(b, words) - score(a, words));
    const metrics = fit.filter((one) => one.kind === 'metric');
    const dimensions = fit.filter((one) => one.kind === 'dimension');
    summary.textContent = words.length > 0
      ? `${metrics.length} metrics and ${dimensions.length} dimensions have these words.`
      : `${metrics.length} metrics, and ${dimensions.length} dimensions to cut them by. Ask for any of them in your own words.`;
    found.replaceChildren(...group('Metrics', metrics, metric), ...group('Dimensions', dimensions, dimension));
  };
  const group = (title, entries, card) => (entries.length === 0 ? [] : [h('h2', {}, title), h('ul', { class: 'cards' }, entries.map(card))]);
  const words = (one) => one.synonyms.length > 0 && h('p', { class: 'dim' }, `Also: ${one.synonyms.slice(0, SYNONYMS).join(', ')}${one.synonyms.length > SYNONYMS ? ', …' : ''}`);
  const metric = (one) => h('li', { class: 'card' }, h('h3', {}, one.label || one.name), h('code', {}, one.name), h('p', {}, one.description), words(one),
    one.dimensions.length > 0 && h('details', {}, h('summary', {}, `Can be cut by ${one.dimensions.length} dimensions`), one.dimensions.map((name) => labels.get(name)).join(', ')),
    h('a', { href: `/?ask=${encodeURIComponent(one.example)}` }, `Ask: ${one.example}`));
  const dimension = (one) => h('li', { class: 'card' }, h('h3', {}, one.label || one.name), h('code', {}, one.name), h('p', {}, one.description), words(one),
    one.values.length > 0 && h('details', {}, h('summary', {}, one.values.length === 50 ? 'Values, the first 50' : `Its ${one.values.length} values`), one.values.join(', ')));

  // What was typed while this was read stays.
  search.value ||= new URLSearchParams(location.search).get('find') ?? '';
  search.addEventListener('input', show);
  show();
  search.focus();
});
