// Talks to the server: questions as a stream that survives a lost connection, all else as JSON.

const RETRIES = 6;

/** What the server said was wrong. */
export class Fault extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

const pause = (millis) => new Promise((done) => { setTimeout(done, millis); });

export class Client {
  /** @param server its address; @param token gives a token for pages of other sites, or undefined */
  constructor(server, token) {
    this.server = server.replace(/\/$/, '');
    this.token = token;
    this.csrf = null;
  }

  async headers(more = {}) {
    const headers = { ...more };
    const token = await this.token?.();
    if (token) headers.Authorization = `Bearer ${token}`;
    if (this.csrf) headers['X-Victor-Csrf'] = this.csrf;
    return headers;
  }

  async send(path, options = {}) {
    const response = await fetch(`${this.server}${path}`, {
      ...options,
      credentials: 'same-origin',
      headers: await this.headers(options.headers),
    });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Fault(response.status, problem.detail ?? `The server answered ${response.status}.`);
    }
    return response;
  }

  async get(path) { return (await this.send(path)).json(); }

  async post(path, body) {
    const response = await this.send(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return response.status === 204 ? null : response.json();
  }

  async delete(path) { await this.send(path, { method: 'DELETE' }); }

  async session() {
    const session = await this.get('/api/v1/session');
    this.csrf = session.csrf;
    return session;
  }

  async signIn(key) {
    const session = await this.post('/api/v1/session', { key });
    this.csrf = session.csrf;
    return session;
  }

  /**
   * Asks, and tells each event; gives the answer. A connection that breaks is taken up again with the same key, so nothing is asked twice.
   * @param hear is told (name, data); a reconnection begins with ('again')
   */
  async ask(question, conversation, hear, signal) {
    const key = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2) + Date.now();
    const stop = () => { this.delete(`/api/v1/questions/${key}`).catch(() => {}); };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (let tried = 0; ; tried++) {
        try {
          const response = await this.send('/api/v1/ask', {
            method: 'POST',
            signal,
            headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', 'Idempotency-Key': key },
            body: JSON.stringify(conversation ? { question, conversation } : { question }),
          });
          if (tried > 0) hear('again');
          const answer = await this.listen(response, hear);
          if (answer) return answer;
        } catch (failure) {
          if (signal?.aborted || failure instanceof Fault) throw failure;
        }
        if (tried >= RETRIES) throw new Fault(0, 'The connection to the server was lost. Ask again when it is back.');
        hear('lost');
        await pause(Math.min(400 * 2 ** tried, 5000));
      }
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Reads events to their end; the answer, or nothing where the stream broke off before it. */
  async listen(response, hear) {
    return events(response, (name, data) => {
      hear(name, data);
      return name === 'answer' ? data : undefined;
    });
  }

  /** Imports files; hear is told (name, data); gives the report. */
  async bring(files, hear) {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    const response = await this.send('/api/v1/imports', { method: 'POST', headers: { Accept: 'text/event-stream' }, body: form });
    const report = await events(response, (name, data) => {
      hear(name, data);
      return name === 'report' ? data : undefined;
    });
    if (!report) throw new Fault(0, 'The connection was lost. What was sent may still be imported: look again in a while.');
    return report;
  }
}

/** Reads server-sent events to their end; what the one gave that gave something. */
async function events(response, told) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let given;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return given;
    rest += decoder.decode(value, { stream: true });
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const lines = rest.slice(0, end).split('\n');
      rest = rest.slice(end + 2);
      const name = lines.find((line) => line.startsWith('event: '))?.slice(7);
      const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n');
      if (!name) continue;
      given = told(name, JSON.parse(data)) ?? given;
    }
  }
}
