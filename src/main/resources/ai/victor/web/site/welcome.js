// What is seen before anything is asked: what can be asked, or where to sign in.

import { h } from './dom.js';
import { date } from './format.js';

export function welcome(model, ask) {
  if (!model) return h('div', { class: 'welcome' });
  const { shop, range, demo, metrics, starters } = model;
  return h('div', { class: 'welcome' },
    h('h1', {}, 'What do you want to know?'),
    h('p', { class: 'lead' }, demo ? `This is ${shop.name}, a demo shop; your own exports take its place.` : `About ${shop.name}`,
      range ? `${demo ? ' Its data go' : ', '}${demo ? ' ' : ''}from ${date(range.from)} to ${date(range.to)}.` : ''),
    h('ul', { class: 'starters', 'aria-label': 'Questions to begin with' },
      starters.map((one) => h('li', {}, h('button', { type: 'button', onclick: () => ask(one.question) }, one.text)))),
    h('p', { class: 'dim' }, `${metrics.length} metrics, from revenue to margin after ads. Every answer says what it took you to mean, what it rests on, and the query.`));
}

export function signIn(client, done) {
  const key = h('input', { type: 'password', autocomplete: 'current-password', 'aria-label': 'Key', placeholder: 'vk_…', required: true, id: 'key' });
  const wrong = h('p', { class: 'status failed', role: 'alert', hidden: true });
  return h('form', { class: 'welcome', onsubmit: async (event) => {
    event.preventDefault();
    wrong.hidden = true;
    try {
      await client.signIn(key.value.trim());
      done();
    } catch (failure) {
      wrong.textContent = failure.message;
      wrong.hidden = false;
      key.select();
    }
  } },
  h('h1', {}, 'Sign in'),
  h('p', { class: 'lead' }, 'Whoever runs this Victor gives you a key (victor key make).'),
  h('div', { class: 'row' }, key, h('button', { type: 'submit', class: 'primary' }, 'Sign in')),
  wrong);
}
