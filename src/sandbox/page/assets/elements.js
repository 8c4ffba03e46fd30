// @ts-check
/** Elements of the page: found, made and filled. Text is always set as text, so that no mail is ever read as HTML. */

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {T}
 */
export function find(parent, selector) {
  const found = parent.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * @param {string} tag
 * @param {Record<string, string | boolean>} attributes `true` sets an attribute without a value, `false` leaves it out
 * @param {...(Node | string)} children
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/**
 * Fills `list` anew when what it shows has changed; whoever stands in it with the keyboard stays on the same `data-key`.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {readonly T[]} items
 * @param {(item: T) => HTMLElement} build
 * @param {string} [more] what the elements show besides the items, such as which one is open
 */
export function fill(list, items, build, more = '') {
  const shown = `${JSON.stringify(items)}${more}`;
  if (list.dataset.filled === shown) return;
  list.dataset.filled = shown;
  const active = document.activeElement;
  const key = active instanceof HTMLElement && list.contains(active) ? active.dataset.key : undefined;
  list.replaceChildren(...items.map(build));
  if (key === undefined) return;
  for (const element of list.querySelectorAll('[data-key]')) {
    if (element instanceof HTMLElement && element.dataset.key === key) element.focus();
  }
}

/**
 * @param {HTMLElement} badge
 * @param {number} count
 * @param {string} label what is counted, for those who cannot see where the number stands
 */
export function count(badge, count, label) {
  badge.hidden = count === 0;
  badge.replaceChildren(String(count), make('span', { class: 'unseen' }, ` ${label}`));
}
