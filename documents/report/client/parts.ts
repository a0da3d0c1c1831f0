import { type Html, html, type Value } from './html';

/** A titled part of a view; `id` makes it a place to go to. */
export function section(title: string, body: Value, note?: Value): Html {
  return html`<section class="panel"><h2>${title}</h2>${note === undefined ? '' : html`<p class="note">${note}</p>`}${body}</section>`;
}

/** What is said where there is nothing to show. */
export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}

/** A table that becomes a list of cards on a narrow screen; each cell carries the name of its column. */
export function rows(caption: string, head: readonly string[], body: readonly (readonly Value[])[]): Html {
  return html`<table class="rows" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${body.map(
    (cells) =>
      html`<tr role="row">${cells.map((cell, index) => html`<td role="cell"><span class="label" aria-hidden="true">${head[index]}</span><div>${cell}</div></td>`)}</tr>`,
  )}</tbody></table>`;
}

/** A command that a reader may copy. */
function command(text: string): Html {
  return html`<code class="command">${text}</code>`;
}

/** What to do next: words, and the command in them as one that may be copied. */
export function next(text: string): Html {
  const at = text.search(/(?:causeway|pulumi|gh) /);
  if (at < 0) return html`<span class="next">${text}</span>`;
  return html`<span class="next">${text.slice(0, at)}${command(text.slice(at))}</span>`;
}
