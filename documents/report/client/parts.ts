import { type Html, html, type Value } from './html';

/** A titled part of a view; `id` makes it a place to go to. */
export function section(title: string, body: Value, note?: Value): Html {
  return html`<section class="panel"><h2>${title}</h2>${note === undefined ? '' : html`<p class="note">${note}</p>`}${body}</section>`;
}

/** The text for an empty view. */
export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}

/** A table that becomes a list of cards on a narrow screen; each cell carries its column's name. */
export function rows(caption: string, head: readonly string[], body: readonly (readonly Value[])[]): Html {
  return html`<table class="rows" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${body.map(
    (cells) =>
      html`<tr role="row">${cells.map((cell, index) => html`<td role="cell"><span class="label" aria-hidden="true">${head[index]}</span><div>${cell}</div></td>`)}</tr>`,
  )}</tbody></table>`;
}

/** A command for copying. */
function command(text: string): Html {
  return html`<code class="command">${text}</code>`;
}

/** The next action: words, with the command in them for copying. */
export function next(text: string): Html {
  const at = text.search(/(?:causeway|pulumi|gh) /);
  if (at < 0) return html`<span class="next">${text}</span>`;
  return html`<span class="next">${text.slice(0, at)}${command(text.slice(at))}</span>`;
}
