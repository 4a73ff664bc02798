/* Asking the server. Whatever goes wrong is a Problem, which says what to show. */

import { $, say } from './dom.js';
import { another, credentials, token } from './token.js';

export class Problem extends Error {
  constructor(status, detail, errors = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/** Where `path` is, also when a proxy has put the whole server below a folder. */
export function where(path) {
  return new URL(path.replace(/^\//, ''), document.baseURI);
}

export const get = (path, options = {}) => ask('GET', path, options);
export const post = (path, options = {}) => ask('POST', path, options);
export const remove = (path, options = {}) => ask('DELETE', path, options);

async function ask(method, path, { query = {}, body, signal, as = 'json' }) {
  const url = where(path);
  Object.entries(query).filter(([, value]) => value !== '' && value !== undefined)
    .forEach(([name, value]) => url.searchParams.set(name, value));
  const headers = { Accept: as === 'json' ? 'application/json' : 'text/yaml' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/yaml';
  }
  const answer = await send(url, { method, headers, body, signal });
  return answer.status === 204 ? null : as === 'json' ? answer.json() : answer.text();
}

/** A request with the token there is; where the server asks for another, whoever looks is asked, and it goes again. */
async function send(url, options) {
  const shown = token();
  let answer;
  try {
    answer = await fetch(url, { ...options, headers: { ...options.headers, ...credentials() } });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Problem(0, 'The server cannot be reached. Is it still running?');
  }
  if (answer.ok) {
    return answer;
  }
  const told = await answer.json().catch(() => ({}));
  const detail = told.detail ?? `The server answered ${answer.status}.`;
  const own = options.method !== undefined && options.method !== 'GET';
  if (answer.status === 401 && await another(shown, detail, own)) {
    return send(url, options);
  }
  throw new Problem(answer.status, detail, told.errors ?? []);
}

/**
 * Server-sent events: on(name, data) for each; lost(problem) when the connection is, before it is tried again. By fetch, for
 * an EventSource shows no token.
 */
export function follow(path, names, { on, open = () => {}, lost = () => {} }) {
  const AGAIN = 2000;
  const end = new AbortController();
  let timer;
  const told = (name, data) => {
    try {
      on(name, JSON.parse(data));
    } catch (failure) {
      reportError(failure); // as a listener's would be: the next event comes all the same
    }
  };
  const begin = async () => {
    let problem = null;
    try {
      const answer = await send(where(path), { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal: end.signal });
      open();
      await read(answer.body, (name, data) => !end.signal.aborted && names.includes(name) && told(name, data));
    } catch (failure) {
      problem = failure instanceof Problem ? failure : null;
    }
    if (!end.signal.aborted) {
      lost(problem);
      timer = setTimeout(begin, AGAIN);
    }
  };
  begin();
  return {
    close() {
      end.abort();
      clearTimeout(timer);
    },
  };
}

/** The events of a stream, each with its name and its data. */
async function read(body, event) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let name = 'message';
  let data = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
      if (line === '') {
        if (data.length > 0) {
          event(name, data.join('\n'));
        }
        name = 'message';
        data = [];
      } else if (field === 'event') {
        name = value;
      } else if (field === 'data') {
        data.push(value);
      }
    }
  }
}

/** What a link to a file of the server does: where a token is asked for a mere link would show none, so it is saved. */
export async function save(event) {
  if (!token()) {
    return;
  }
  event.preventDefault();
  const answer = await send(new URL(event.currentTarget.href), {}).catch(problem => say($('runs-hint'), problem.message));
  if (answer) {
    const url = URL.createObjectURL(await answer.blob());
    const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
