// <victor-chat>: the conversation, where a question is written, and what was asked before.

import { h, icon, announce } from './dom.js';
import { Client, Fault } from './client.js';
import { Message } from './message.js';
import { History } from './history.js';
import { welcome, signIn } from './welcome.js';
import { sheet } from './style.js';
import { date } from './format.js';

const LONGEST = 2000;

export class VictorChat extends HTMLElement {
  /** A function that gives a token for this page, or a promise of one; set by the page that embeds it. */
  token = undefined;

  #client;
  #conversation;
  #model;
  #working;
  #labels = {};

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet()];
    const server = this.getAttribute('server') ?? new URL('..', import.meta.url).href;
    this.#client = new Client(server, () => (this.token ? this.token() : this.getAttribute('token')));
    this.live = h('p', { class: 'offscreen', role: 'status', 'aria-live': 'polite' });
    this.messages = h('div', { class: 'messages', role: 'log', 'aria-live': 'off', 'aria-label': 'Conversation' });
    this.scroller = h('div', { class: 'scroller' }, this.messages);
    this.input = h('textarea', {
      rows: '1', maxlength: String(LONGEST), 'aria-label': 'Ask Victor', placeholder: 'Ask about profit, costs, ads, visits…', enterkeyhint: 'send',
      oninput: () => this.#grow(), onkeydown: (event) => this.#keys(event),
    });
    this.button = h('button', { type: 'submit', class: 'send', 'aria-label': 'Ask' }, icon('send'));
    this.form = h('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); this.#submit(); } }, this.input, this.button);
    this.history = new History(this.#client, (id) => this.open(id), () => this.fresh());
    this.about = h('span', { class: 'about' });
    root.append(
      h('div', { class: this.hasAttribute('page') ? 'chat page' : 'chat' },
        h('header', {},
          h('button', { type: 'button', class: 'quiet only', 'aria-label': 'Earlier conversations', title: 'Earlier conversations', onclick: () => this.history.toggle() }, icon('history')),
          h('a', { class: 'brand', href: this.hasAttribute('page') ? '/' : undefined }, 'Victor'),
          this.about,
          this.hasAttribute('page') && h('nav', { 'aria-label': 'Pages' },
            h('a', { href: '/', 'aria-current': 'page' }, 'Ask'), h('a', { href: '/data' }, 'Data'), h('a', { href: '/metrics-catalogue' }, 'Metrics')),
          h('button', { type: 'button', class: 'quiet', 'aria-label': 'New conversation', title: 'New conversation', onclick: () => this.fresh() }, icon('plus'), h('span', { class: 'wide' }, 'New'))),
        this.history.element,
        h('main', { class: 'main' }, this.scroller, this.form),
        this.live));
    this.#begin();
  }

  async #begin() {
    try {
      if (this.hasAttribute('page')) {
        const session = await this.#client.session();
        if (session.required && !session.signed_in) {
          this.form.hidden = true;
          this.messages.replaceChildren(signIn(this.#client, () => { this.form.hidden = false; this.#begin(); }));
          return;
        }
      }
      this.#model = await this.#client.get('/api/v1/model');
    } catch (failure) {
      this.messages.replaceChildren(h('p', { class: 'status failed', role: 'alert' }, failure instanceof Fault ? failure.message : 'The server cannot be reached.'));
      return;
    }
    const { shop, range, demo } = this.#model;
    this.about.textContent = `${shop.name}${demo ? ' (demo shop)' : ''}${range ? ` · to ${date(range.to)}` : ''}`;
    for (const one of [...this.#model.metrics, ...this.#model.dimensions]) this.#labels[one.name] = one.label || undefined;
    const asked = new URLSearchParams(this.hasAttribute('page') ? location.search : '');
    if (asked.has('answer')) await this.#permalink(asked.get('answer'));
    // Who was quicker than this has asked already.
    else if (!this.messages.querySelector('.message')) this.fresh();
    if (asked.has('ask')) this.ask(asked.get('ask').slice(0, LONGEST));
  }

  /** A new conversation. */
  fresh() {
    this.#working?.abort();
    this.#conversation = undefined;
    this.messages.replaceChildren(welcome(this.#model, (question) => this.ask(question)));
    this.history.close();
    if (this.hasAttribute('page')) this.input.focus();
  }

  /** Goes on with an earlier conversation. */
  async open(id) {
    this.#working?.abort();
    try {
      const talk = await this.#client.get(`/api/v1/conversations/${encodeURIComponent(id)}`);
      this.#conversation = id;
      this.messages.replaceChildren();
      for (const exchange of talk.exchanges) await this.#recall(exchange);
      this.#toEnd(false);
    } catch (failure) {
      announce(this.live, failure.message);
    }
    this.history.close();
  }

  async #recall(exchange) {
    const message = this.#message(exchange.question);
    try {
      message.show(await this.#client.get(`/api/v1/answers/${encodeURIComponent(exchange.answer_id)}`), false);
    } catch {
      message.fail(exchange.text, true);
    }
  }

  async #permalink(id) {
    this.messages.replaceChildren();
    try {
      const answer = await this.#client.get(`/api/v1/answers/${encodeURIComponent(id)}`);
      this.#conversation = answer.conversation;
      this.#message(answer.question).show(answer, false);
    } catch (failure) {
      this.messages.replaceChildren(h('p', { class: 'status failed', role: 'alert' }, failure.message));
    }
  }

  #message(question) {
    this.messages.querySelector('.welcome')?.remove();
    const message = new Message(question, {
      ask: (next) => this.ask(next), edit: (text) => this.#edit(text), client: this.#client, labels: this.#labels, live: this.live,
      link: (answer) => new URL(`/?answer=${encodeURIComponent(answer.id)}`, this.#client.server).href,
    });
    this.messages.append(message.element);
    return message;
  }

  /** Asks, in this conversation. */
  async ask(question) {
    if (this.#working) return;
    const message = this.#message(question);
    this.#toEnd(true);
    this.#working = new AbortController();
    this.#busy(true);
    announce(this.live, 'Working on it');
    try {
      const answer = await this.#client.ask(question, this.#conversation, (name, data) => message.hear(name, data), this.#working.signal);
      this.#conversation = answer.conversation;
      message.show(answer, true);
    } catch (failure) {
      if (this.#working?.signal.aborted) message.fail('Stopped.', true);
      else message.fail(failure instanceof Fault ? failure.message : 'The question could not be sent.', true);
      if (failure.status === 404) this.#conversation = undefined;
    } finally {
      this.#working = undefined;
      this.#busy(false);
      message.element.scrollIntoView({ block: 'start', behavior: this.#still() ? 'auto' : 'smooth' });
    }
  }

  #submit() {
    if (this.#working) {
      this.#working.abort();
      return;
    }
    const question = this.input.value.trim();
    if (!question) return;
    this.input.value = '';
    this.#grow();
    this.ask(question);
  }

  #edit(text) {
    this.input.value = text;
    this.#grow();
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  #keys(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!this.#working) this.#submit();
    } else if (event.key === 'Escape' && this.#working) {
      this.#working.abort();
    } else if (event.key === 'ArrowUp' && !this.input.value) {
      const asked = [...this.messages.querySelectorAll('.asked p')].at(-1);
      if (asked) { event.preventDefault(); this.#edit(asked.textContent); }
    }
  }

  #busy(busy) {
    this.button.setAttribute('aria-label', busy ? 'Stop' : 'Ask');
    this.button.replaceChildren(icon(busy ? 'stop' : 'send'));
    this.button.classList.toggle('stop', busy);
    this.messages.setAttribute('aria-busy', String(busy));
    if (!busy) this.input.focus({ preventScroll: true });
  }

  #grow() {
    this.input.rows = Math.min(6, Math.max(1, Math.ceil(this.input.scrollHeight / 26), this.input.value.split('\n').length));
    if (!this.input.value) this.input.rows = 1;
  }

  #still() { return matchMedia('(prefers-reduced-motion: reduce)').matches; }

  #toEnd(smooth) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth && !this.#still() ? 'smooth' : 'auto' });
  }
}

if (!customElements.get('victor-chat')) customElements.define('victor-chat', VictorChat);
