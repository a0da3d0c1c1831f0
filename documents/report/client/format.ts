import { Html, html } from './html';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number) => String(value).padStart(2, '0');

/** `21 Nov, 14:05` in UTC; with the year where it differs from that of `than`. */
export function when(iso: string, than?: string): string {
  const time = new Date(iso);
  const year = than !== undefined && than.slice(0, 4) === iso.slice(0, 4) ? '' : ` ${time.getUTCFullYear()}`;
  const day = `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ''}${year}`;
  return `${day}, ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

/** `21 Nov 2026`. */
export function day(iso: string): string {
  const time = new Date(iso);
  return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ''} ${time.getUTCFullYear()}`;
}

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A duration in seconds, in words of one unit. */
export function span(seconds: number): string {
  if (seconds >= 86_400) return many(Math.floor(seconds / 86_400), 'day');
  if (seconds >= 3_600) return many(Math.floor(seconds / 3_600), 'hour');
  if (seconds >= 60) return many(Math.floor(seconds / 60), 'minute');
  return 'less than a minute';
}

/** A principal of the registry for people: `team release`, `ada`. */
export function who(principal: string): string {
  const [kind = '', name = principal] = principal.split(':');
  return kind === 'team' ? `team ${name}` : name;
}

/** A sentence of the model for people: instants as dates, principals as names. */
export function prose(text: string, than: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g, (iso) => when(iso, than))
    .replace(/\b\d{4}-\d\d-\d\d\b/g, day)
    .replace(/\b(?:team|user):[\w-]+/g, who);
}

/** A commit as people write it. */
export function commit(id: string): Html {
  return html`<code title="${id}">${id.slice(0, 7)}</code>`;
}

/** A count with its noun. */
export { many as counted };

/** An icon of the page's own set; the words next to it have the same meaning. */
export function icon(name: keyof typeof ICONS): Html {
  return new Html(
    `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${ICONS[name]}</svg>`,
  );
}

const line = (d: string) =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`;

const ICONS = {
  ok: line('M3 8.5 6.5 12 13 4.5'),
  bad: `${line('M8 4v5')}<circle cx="8" cy="12" r="1.1" fill="currentColor"/>${line('M8 1.2 15 14.4H1Z')}`,
  wait: `<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.7"/>${line('M8 4.6V8l2.4 1.6')}`,
  unknown: `${line('M5.6 5.8a2.4 2.4 0 1 1 3.4 2.2c-.7.35-1 .8-1 1.6')}<circle cx="8" cy="12.4" r="1.1" fill="currentColor"/>`,
  none: line('M4 8h8'),
  person: `<circle cx="8" cy="5" r="2.6" fill="none" stroke="currentColor" stroke-width="1.7"/>${line('M2.8 14c.6-3 2.6-4.4 5.2-4.4s4.6 1.4 5.2 4.4')}`,
  back: line('M9.5 3.5 5 8l4.5 4.5'),
  undo: line('M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.2 2.8 6.5 6 9.8'),
} as const;
