/* Where in a scenario's text a fault is: the server names the path, an editor shows lines. */

const LINE = /\bline (\d+)/;

/** The line, from 0, of a fault; of what is not there, the line of what it should be in. */
export function lineOf(text, { field, detail }) {
  const said = LINE.exec(detail);
  const lines = text.split('\n');
  if (said) {
    return Math.min(lines.length - 1, Math.max(0, Number(said[1]) - 1));
  }
  const steps = field.replace(/\{.*\}/, '').match(/[^.[\]]+|\[\d+\]/g) ?? [];
  let range = { from: 0, to: lines.length, indent: -1 };
  let found = 0;
  for (const step of steps) {
    const next = step.startsWith('[') ? item(lines, range, Number(step.slice(1, -1))) : entry(lines, range, step);
    if (next === null) {
      break;
    }
    found = next.from;
    range = next;
  }
  return found;
}

const indent = line => line.length - line.trimStart().length;
const isBlank = line => line.trim() === '' || line.trimStart().startsWith('#');

/** The part of the range that belongs to the key, as YAML's blocks have it. */
function entry(lines, range, key) {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = new RegExp(`^\\s*(?:-\\s+)*["']?${escaped}["']?\\s*:`);
  const at = lines.findIndex((line, index) => index >= range.from && index < range.to && named.test(line));
  return at < 0 ? null : { from: at, to: end(lines, at, range.to), indent: indent(lines[at]) };
}

function item(lines, range, number) {
  let seen = -1;
  let depth = null;
  for (let at = range.from; at < range.to; at++) {
    const line = lines[at];
    if (/^\s*-(\s|$)/.test(line) && (depth === null || indent(line) === depth)) {
      depth = indent(line);
      seen++;
      if (seen === number) {
        return { from: at, to: end(lines, at, range.to), indent: depth };
      }
    }
  }
  return null;
}

function end(lines, at, limit) {
  const depth = indent(lines[at]);
  for (let next = at + 1; next < limit; next++) {
    const deeper = indent(lines[next]) > depth || (indent(lines[next]) === depth && /^\s*-/.test(lines[next]) && !/^\s*-/.test(lines[at]));
    if (!isBlank(lines[next]) && !deeper) {
      return next;
    }
  }
  return limit;
}
