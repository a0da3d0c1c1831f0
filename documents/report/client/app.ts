import type { PageDocument } from '../document';
import { type Packed, unpack } from '../packed';
import { counted } from './format';
import { routeOf } from './route';
import { pageView, titleOf } from './views';

const packed = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as Packed;
const page = unpack(packed) as unknown as PageDocument;
const root = document.getElementById('app');

// The width inside a picture's box: the page without the navigation, the paddings and the borders in page.css.
function room(): number {
  // Unlike the root element's width, the body's leaves out the gutter of a scroll bar that is not there.
  const { clientWidth } = document.body;
  const beside = innerWidth < 700 ? 32 + 26 : innerWidth < 1100 ? 32 + 34 : 208 + 64 + 34;
  return Math.min(clientWidth - beside, 1600 - 64 - 34) - 22;
}

function filter(): void {
  const input = document.getElementById('search');
  const words = input instanceof HTMLInputElement ? input.value.trim().toLowerCase().split(/\s+/) : [];
  const mark = document.querySelector('[data-filter][aria-pressed="true"]')?.getAttribute('data-filter') ?? '';
  let shown = 0;
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]')) {
    let own = 0;
    for (const row of group.querySelectorAll<HTMLElement>('[data-words]')) {
      const text = row.dataset['words'] ?? '';
      const marks = (row.dataset['marks'] ?? '').split(' ');
      row.hidden = !(words.every((word) => text.includes(word)) && (mark === '' || marks.includes(mark)));
      if (!row.hidden) own += 1;
    }
    group.hidden = own === 0;
    for (const chunk of group.querySelectorAll<HTMLElement>('[data-chunk]')) {
      chunk.hidden = chunk.querySelector('[data-words]:not([hidden])') === null;
    }
    shown += own;
  }
  const found = document.getElementById('found');
  const isAll = mark === '' && words.join('') === '';
  if (found) found.textContent = isAll ? '' : `${counted(shown, 'surface')} shown`;
}

// On a phone the navigation is one line, in which the present view may be out of sight. `scrollIntoView` would also move the
// place from which the Tab key goes on.
function showEntry(): void {
  const entry = document.querySelector('nav [aria-current]');
  const list = entry?.closest('ul');
  if (!entry || !list) return;
  const [own, around] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += own.left - around.left - (around.width - own.width) / 2;
}

function draw(isMove: boolean): void {
  if (!root) return;
  const route = routeOf(location.hash);
  root.innerHTML = pageView(page, route, room()).text;
  document.title = `${titleOf(page, route)} · ${page.status.organization}`;
  showEntry();
  if (!isMove) return;
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

addEventListener('hashchange', () => draw(true));

document.addEventListener('input', (event) => {
  if (event.target instanceof HTMLInputElement && event.target.id === 'search') filter();
});

document.addEventListener('change', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLSelectElement) || target.dataset['query'] === undefined) return;
  const { name, query } = routeOf(location.hash);
  query.set(target.dataset['query'], target.value);
  const key = target.dataset['query'];
  history.replaceState(null, '', `#/${name}?${query}`);
  draw(false);
  document.querySelector<HTMLElement>(`[data-query="${key}"]`)?.focus();
});

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest('.skip')) {
    // The address belongs to the view: jumping to the content must not change it.
    event.preventDefault();
    document.getElementById('main')?.focus();
    return;
  }
  const button = target.closest('[data-filter]');
  if (button) {
    for (const each of document.querySelectorAll('[data-filter]'))
      each.setAttribute('aria-pressed', String(each === button));
    filter();
    return;
  }
  // A whole row links to its surface; for the keyboard there is a link in it.
  const row = target.closest<HTMLElement>('tr[data-surface]');
  if (row && !target.closest('a, button') && getSelection()?.isCollapsed !== false) {
    location.hash = `#/surface/${encodeURIComponent(row.dataset['surface'] ?? '')}`;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
  const search = document.getElementById('search');
  if (!search) return;
  event.preventDefault();
  search.focus();
});

// Only the views with pictures depend on the width. Another view would lose the words in its search field.
let lastRoom = room();
addEventListener('resize', () => {
  if (room() === lastRoom) return;
  lastRoom = room();
  if (document.querySelector('.picture, .steps, .events')) draw(false);
});

draw(false);
