/* Asking the server. Whatever goes wrong is a Problem, which says what to show. */

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
  let answer;
  try {
    answer = await fetch(url, { method, headers, body, signal });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Problem(0, 'The server cannot be reached. Is it still running?');
  }
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Problem(answer.status, told.detail ?? `The server answered ${answer.status}.`, told.errors ?? []);
  }
  return answer.status === 204 ? null : as === 'json' ? answer.json() : answer.text();
}

/** Server-sent events: on(name, data) for each; lost() when the connection is, before it is tried again. */
export function follow(path, names, { on, open = () => {}, lost = () => {} }) {
  const AGAIN = 2000;
  let source;
  let timer;
  let over = false;
  const begin = () => {
    source = new EventSource(where(path));
    source.onopen = () => open();
    source.onerror = () => {
      lost();
      if (source.readyState === EventSource.CLOSED && !over) { // refused: a browser does not try that again by itself
        timer = setTimeout(begin, AGAIN);
      }
    };
    names.forEach(name => source.addEventListener(name, event => over || on(name, JSON.parse(event.data))));
  };
  begin();
  return {
    close() {
      over = true;
      clearTimeout(timer);
      source.close();
    },
  };
}
