// Text is inserted as text, never as HTML: names come from files that anybody may have written.

export const byId = (id) => document.getElementById(id);

export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** Updates a text only if it has changed, so that a selection by the user is kept. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Creates a table row; cells in `numbers` are right-aligned. */
export function row(cells, numbers = []) {
  return element('tr', {}, ...cells.map((cell, index) =>
    element(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'row' } : { class: numbers.includes(index) ? 'number' : '' }, cell)));
}

/** Creates a bar whose length is a share, 0 to 1. */
export function bar(share) {
  const made = element('div', { class: 'bar' });
  made.style.width = `${Math.round(1000 * Math.min(1, Math.max(0, share))) / 10}%`;
  return made;
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
