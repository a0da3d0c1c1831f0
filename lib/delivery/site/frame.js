"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get escaped () {
        return escaped;
    },
    get framed () {
        return framed;
    }
});
const _nodecrypto = require("node:crypto");
const STYLE = [
    'body{margin:0 auto;max-width:100rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#fff}',
    '@media(min-width:60rem){body{display:grid;grid-template-columns:16rem minmax(0,1fr);gap:2rem}}',
    'nav ul{list-style:none;padding-left:.75rem}nav a[aria-current]{font-weight:bold;color:inherit}',
    'main{min-width:0}main:only-child{grid-column:1/-1}.contract{color:#555}a{color:#0550ae}',
    'pre{overflow-x:auto;padding:.75rem;background:#f4f4f4}code{font:14px/1.4 ui-monospace,monospace}',
    'table{display:block;overflow-x:auto;border-collapse:collapse}th,td{border:1px solid #ccc;padding:.25rem .5rem}',
    'img{max-width:100%}'
].join('');
// Nothing is run and nothing is asked of another host, whatever a document says: the browser holds the page to it.
const CONTENT_POLICY = [
    "default-src 'none'",
    `style-src 'sha256-${(0, _nodecrypto.createHash)('sha256').update(STYLE).digest('base64')}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'"
].join('; ');
function escaped(text) {
    return text.replace(/[&<>"']/g, (character)=>`&#${character.charCodeAt(0)};`);
}
function framed(title, navigation, content) {
    return `${[
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">`,
        '<meta name="viewport" content="width=device-width">',
        `<title>${escaped(title)}</title>`,
        `<style>${STYLE}</style>`,
        '</head>',
        '<body>',
        navigation,
        `<main>\n${content.trim()}\n</main>`,
        '</body>',
        '</html>'
    ].join('\n')}\n`;
}
