import { createHash } from 'node:crypto';
import { outputMark } from '../../registry/own-output';
import { STYLE } from './style';

/** The mark of a site's pages. */
export const SITE_KIND = 'docs site';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// Only the search runs, and no other host is contacted, for any document: the browser enforces it.
function policy(script: string | undefined): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Text as HTML shows it, within an attribute too. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page: its title, the navigation, and its content; the last two are HTML. `script` is the page's only one. */
export function sitePage(title: string, navigation: string, content: string, script?: string): string {
  return `${[
    '<!doctype html>',
    outputMark(SITE_KIND),
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(script)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapedHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#content">Skip to content</a>',
    navigation,
    `<main id="content">\n${content.trim()}\n</main>`,
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}
