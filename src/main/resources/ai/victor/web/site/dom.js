// Makes elements. Text is only ever set as text: nothing that data say becomes markup.

/** h('button', {class: 'x', onclick: f, 'aria-label': 'y'}, 'text', child, …) */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const ICONS = {
  send: 'M5 12h13M12 5l7 7-7 7',
  stop: 'M7 7h10v10H7z',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  check: 'M5 12l5 5 9-10',
  up: 'M7 11v9H4v-9zM7 11l4-8 2 1v5h6l-1.5 11H7',
  down: 'M7 13V4H4v9zM7 13l4 8 2-1v-5h6L17.5 4H7',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  retry: 'M20 12a8 8 0 1 1-2.5-5.8M20 4v5h-5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  history: 'M4 6h16M4 12h16M4 18h10',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  caret: 'M7 10l5 5 5-5',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
};

/** A line drawing, which screen readers pass over. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** Says something to screen readers, once. */
export function announce(region, text) {
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

/** Copies text and shows that it did on the button. */
export async function copied(button, text) {
  const label = button.lastChild;
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = 'Copied';
  } catch {
    label.textContent = 'Press Ctrl+C';
    const area = h('textarea', { class: 'offscreen', readonly: true });
    area.value = text;
    button.after(area);
    area.select();
    try { if (document.execCommand('copy')) label.textContent = 'Copied'; } finally { area.remove(); }
  }
  setTimeout(() => { label.textContent = before; }, 1600);
}

/** Saves text as a file of the visitor's. */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
