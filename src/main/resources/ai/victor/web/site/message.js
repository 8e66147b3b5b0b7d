// One question with its answer, from the first step to the last button.

import { h, icon, copied, announce } from './dom.js';
import { chart, fits } from './chart.js';
import { table } from './table.js';
import { reading, assumptions, warnings, rests } from './reading.js';

const STATUS = { clarify: 'Which do you mean?', refused: 'Declined', unanswerable: 'I cannot answer this', failed: 'This failed' };

/**
 * @param talk what it is part of: ask(question), edit(question), client, labels, link(answer), live
 */
export class Message {
  constructor(question, talk) {
    this.question = question;
    this.talk = talk;
    this.steps = h('ol', { class: 'steps', 'aria-label': 'What is done' });
    this.begun = performance.now();
    this.body = h('div', { class: 'answer' }, this.steps);
    this.element = h('article', { class: 'message', 'aria-label': question },
      h('div', { class: 'asked' }, h('p', {}, question),
        h('button', { type: 'button', class: 'quiet only', 'aria-label': 'Edit the question', title: 'Edit the question', onclick: () => talk.edit(question) }, icon('edit'))),
      this.body);
    this.last = null;
  }

  hear(name, data) {
    if (name === 'step') this.step(data.text);
    if (name === 'query') this.ran(data);
    if (name === 'lost') this.step('The connection was lost; trying to reach the server again');
    if (name === 'again') this.steps.replaceChildren();
  }

  step(text) {
    this.settle();
    this.last = { at: performance.now(), element: h('li', { class: 'now' }, h('span', {}, text)) };
    this.steps.append(this.last.element);
  }

  ran(result) {
    const rows = result.rows.length;
    this.settle(`${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`);
  }

  settle(said) {
    if (!this.last) return;
    const seconds = (performance.now() - this.last.at) / 1000;
    this.last.element.classList.remove('now');
    this.last.element.append(h('span', { class: 'dim' }, ` ${said ? `${said}, ` : ''}${seconds.toFixed(1)} s`));
    this.last = null;
  }

  /** Shows an answer; what leads on from it comes when it is known. */
  show(answer, fresh) {
    this.settle();
    this.answer = answer;
    const { labels } = this.talk;
    this.meant = h('div', {}, reading(answer, null, this.talk.ask));
    this.onward = h('div', {});
    const drawn = answer.chart && answer.results[answer.chart.result];
    const hasChart = answer.chart && fits(answer.chart, drawn);
    const parts = [
      STATUS[answer.status] && h('p', { class: `status ${answer.status}` }, STATUS[answer.status]),
      h('div', { class: 'text' }, answer.text.split('\n').filter((line) => line.trim()).map((line, place) => h('p', { class: place === 0 ? 'lead' : '' }, line))),
      this.meant,
      warnings(answer),
      hasChart && chart(answer.chart, drawn, labels),
      answer.results.map((result) => table(result, labels)),
      assumptions(answer),
      rests(answer),
      this.tools(answer),
      this.onward,
    ];
    const how = fresh && this.steps.childElementCount > 0
      && h('details', { class: 'how' }, h('summary', {}, `How I got there, ${((performance.now() - this.begun) / 1000).toFixed(1)} s`), this.steps);
    this.body.replaceChildren(...parts.flat().filter(Boolean), ...[how].filter(Boolean));
    if (fresh) announce(this.talk.live, `${STATUS[answer.status] ?? 'Answered'}: ${answer.text}`);
    if (fresh || answer.next !== false) this.lead(answer);
  }

  async lead(answer) {
    let next;
    try {
      next = await this.talk.client.get(`/api/v1/answers/${encodeURIComponent(answer.id)}/next`);
    } catch {
      return;
    }
    const meant = reading(answer, next, this.talk.ask);
    if (meant) this.meant.replaceChildren(meant);
    const offers = [...next.choices.map((choice) => this.numbered(choice)), ...next.suggestions];
    if (offers.length > 0) {
      this.onward.replaceChildren(h('ul', { class: next.choices.length ? 'choices' : 'onward', 'aria-label': next.choices.length ? 'What you can say' : 'Ask next' },
        offers.map((offer) => h('li', {}, h('button', { type: 'button', onclick: () => this.talk.ask(offer.question) }, offer.text)))));
    }
  }

  /** A choice with its numbers, which stand in the text until it can be chosen. */
  numbered(choice) {
    const line = [...this.body.querySelectorAll('.text p')].find((paragraph) => paragraph.textContent.startsWith(choice.text));
    if (!line) return choice;
    line.remove();
    return { ...choice, text: line.textContent };
  }

  tools(answer) {
    const queries = h('div', { class: 'queries', hidden: true }, answer.results.map((result) => [
      query('Semantic SQL', result.title, result.semantic_sql), query(`SQL (${result.dialect})`, result.title, result.sql)]));
    const show = h('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', onclick: () => {
      queries.hidden = !queries.hidden;
      show.setAttribute('aria-expanded', String(!queries.hidden));
      show.lastChild.textContent = queries.hidden ? 'Show query' : 'Hide query';
    } }, icon('code'), h('span', {}, 'Show query'));
    const link = h('button', { type: 'button', class: 'quiet', onclick: () => copied(link, this.talk.link(answer)) }, icon('link'), h('span', {}, 'Link'));
    return h('div', {},
      h('div', { class: 'tools' },
        answer.results.length > 0 && show,
        link,
        h('button', { type: 'button', class: 'quiet', onclick: () => this.talk.ask(this.question) }, icon('retry'), h('span', {}, 'Again')),
        h('span', { class: 'space' }),
        this.votes(answer)),
      queries);
  }

  votes(answer) {
    const holder = h('span', { class: 'votes', role: 'group', 'aria-label': 'Was this right?' });
    const button = (vote, name) => h('button', { type: 'button', class: 'quiet only', 'aria-label': name, title: name, 'aria-pressed': 'false', onclick: (event) => cast(vote, event.currentTarget) }, icon(vote));
    const note = h('input', { type: 'text', maxlength: '2000', placeholder: 'What was wrong, or right? (optional)', 'aria-label': 'A note on the answer' });
    const form = h('form', { class: 'note-form', hidden: true, onsubmit: (event) => { event.preventDefault(); send(); } }, note, h('button', { type: 'submit' }, 'Send'));
    let chosen;
    const cast = async (vote, pressed) => {
      chosen = vote;
      for (const other of holder.querySelectorAll('button[aria-pressed]')) other.setAttribute('aria-pressed', String(other === pressed));
      form.hidden = false;
      note.focus();
      await tell('');
    };
    const tell = (text) => this.talk.client.post(`/api/v1/answers/${encodeURIComponent(answer.id)}/feedback`, text ? { vote: chosen, note: text } : { vote: chosen })
      .catch((failure) => announce(this.talk.live, failure.message));
    const send = async () => {
      await tell(note.value.trim());
      form.replaceWith(h('span', { class: 'dim', role: 'status' }, 'Thank you.'));
    };
    holder.append(button('up', 'Good answer'), button('down', 'Bad answer'), form);
    return holder;
  }

  fail(text, again) {
    this.settle();
    this.body.replaceChildren(...[
      h('p', { class: 'status failed', role: 'alert' }, text),
      again && h('div', { class: 'tools' }, h('button', { type: 'button', class: 'quiet', onclick: () => this.talk.ask(this.question) }, icon('retry'), h('span', {}, 'Ask again'))),
    ].filter(Boolean));
  }
}

function query(kind, title, sql) {
  const copy = h('button', { type: 'button', class: 'quiet', onclick: () => copied(copy, sql) }, icon('copy'), h('span', {}, 'Copy'));
  return h('figure', { class: 'query' }, h('figcaption', {}, h('span', {}, `${kind}: ${title}`), copy), h('pre', { tabindex: '0', role: 'region', 'aria-label': `${kind}: ${title}` }, h('code', {}, sql.trim())));
}
