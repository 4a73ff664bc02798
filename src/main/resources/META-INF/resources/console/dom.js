/* Building what is shown. Text is only ever set as text; there is no way here to set markup. */

const SVG = 'http://www.w3.org/2000/svg';

export const $ = id => document.getElementById(id);

/** An element: properties are attributes, but for `text`, `class`, `data` and `on`; children are nodes or text. */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    } else if (name === 'text') {
      node.textContent = value;
    } else if (name === 'class') {
      node.setAttribute('class', value);
    } else if (name === 'data') {
      Object.assign(node.dataset, value);
    } else if (name === 'on') {
      Object.entries(value).forEach(([type, listener]) => node.addEventListener(type, listener));
    } else {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

/** Sets a node's text, if it is another: what does not change is not announced again. */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Sets a data attribute, if it is another. */
export function mark(node, name, value) {
  if (node.dataset[name] !== value) {
    node.dataset[name] = value;
  }
}
