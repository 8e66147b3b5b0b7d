// What was asked before: a panel that slides in.

import { h, icon } from './dom.js';

export class History {
  constructor(client, open, fresh) {
    this.client = client;
    this.open = open;
    this.list = h('ul', {});
    this.element = h('aside', { class: 'history', hidden: true, 'aria-label': 'Earlier conversations', onkeydown: (event) => { if (event.key === 'Escape') this.close(); } },
      h('div', { class: 'row' }, h('h2', {}, 'Earlier'),
        h('button', { type: 'button', class: 'quiet only', 'aria-label': 'Close', onclick: () => this.close() }, icon('close'))),
      h('button', { type: 'button', class: 'quiet', onclick: fresh }, icon('plus'), h('span', {}, 'New conversation')),
      this.list);
  }

  async toggle() {
    if (!this.element.hidden) {
      this.close();
      return;
    }
    this.element.hidden = false;
    this.list.replaceChildren(h('li', { class: 'dim' }, 'Reading…'));
    this.element.querySelector('button').focus();
    try {
      const { conversations } = await this.client.get('/api/v1/conversations');
      this.list.replaceChildren(...conversations.map((talk) => this.#entry(talk)));
      if (conversations.length === 0) this.list.replaceChildren(h('li', { class: 'dim' }, 'Nothing was asked yet.'));
    } catch (failure) {
      this.list.replaceChildren(h('li', { class: 'dim' }, failure.message));
    }
  }

  close() { this.element.hidden = true; }

  #entry(talk) {
    const when = new Date(talk.used).toLocaleString('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    const entry = h('li', {},
      h('button', { type: 'button', class: 'entry', onclick: () => this.open(talk.id) }, h('span', {}, talk.title), h('span', { class: 'dim' }, `${when} · ${talk.questions} ${talk.questions === 1 ? 'question' : 'questions'}`)),
      h('button', { type: 'button', class: 'quiet only', 'aria-label': `Forget: ${talk.title}`, title: 'Forget', onclick: async () => {
        await this.client.delete(`/api/v1/conversations/${encodeURIComponent(talk.id)}`);
        entry.remove();
      } }, icon('close')));
    return entry;
  }
}
