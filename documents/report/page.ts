import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputMark } from '../../registry/own-output';
import { pageDocument, type ReportDocument } from './document';
import { pack } from './packed';

const read = (name: string) => readFileSync(join(__dirname, name), 'utf8');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** JSON inside a script element; its content cannot end the element. */
function embedded(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A report as one page without external files: it contains its style, script and data. The content security policy
 * names script and style by their hashes, so nothing in the data can run.
 */
export function reportPage(document: ReportDocument): string {
  const style = read('page.css');
  const script = read('page.generated.js');
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "img-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = `${document.status.organization}: state of deployments`;
  return [
    '<!doctype html>',
    outputMark('report'),
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">Skip to content</a>',
    '<div id="app"><noscript><p>This page draws itself from the data that it holds. Allow scripts for it, or run <code>causeway status</code>.</p></noscript></div>',
    `<script type="application/json" id="data">${embedded(pack(pageDocument(document)))}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
