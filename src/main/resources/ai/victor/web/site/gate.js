// What the pages beside the chat share: a client that is signed in, or a form in place of the page.

import { h } from './dom.js';
import { Client } from './client.js';

/** Calls back with a client that may do what the scope says. */
export async function entered(scope, show) {
  const client = new Client(location.origin);
  const summary = document.getElementById('summary');
  try {
    const session = await client.session();
    if (session.required && !session.signed_in) {
      ask(client, summary, () => entered(scope, show));
      return;
    }
    if (!session.scopes.includes(scope)) {
      summary.textContent = `Your key is not for this: it lacks the scope ${scope}.`;
      return;
    }
    await show(client, summary, session);
  } catch (failure) {
    summary.textContent = failure.message;
  }
}

function ask(client, summary, done) {
  const key = h('input', { type: 'password', autocomplete: 'current-password', 'aria-label': 'Key', placeholder: 'vk_…', required: true });
  const form = h('form', {}, key, ' ', h('button', { type: 'submit' }, 'Sign in'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await client.signIn(key.value.trim());
      form.remove();
      done();
    } catch (failure) {
      summary.textContent = failure.message;
      key.select();
    }
  });
  summary.textContent = 'Sign in with your key.';
  summary.after(form);
}
