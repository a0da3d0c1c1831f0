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
    get addressOf () {
        return addressOf;
    },
    get readPage () {
        return readPage;
    }
});
const _marked = require("marked");
const _frontmatter = require("../notes/front-matter");
const _headingids = require("./heading-ids");
const parser = new _marked.Marked({
    gfm: true
});
// The text of what a line holds, without its marks.
function textOf(tokens) {
    return tokens.map((token)=>'tokens' in token && token.tokens ? textOf(token.tokens) : 'text' in token ? token.text : '').join('');
}
function isLink(token) {
    return token.type === 'link' || token.type === 'image';
}
// The parser tells no places: a block begins where those before it end, and a link is found in it by what is written.
function linksIn(blocks, firstLine) {
    const found = [];
    let line = firstLine;
    for (const block of blocks){
        let from = 0;
        parser.walkTokens([
            block
        ], (token)=>{
            if (!isLink(token)) return;
            const at = block.raw.indexOf(token.raw, from);
            if (at >= 0) from = at + 1;
            found.push({
                token,
                href: token.href,
                line: line + lineBreaks(block.raw.slice(0, Math.max(0, at)))
            });
        });
        line += lineBreaks(block.raw);
    }
    return found;
}
function lineBreaks(text) {
    return text.split('\n').length - 1;
}
function addressOf(path) {
    return path.replace(/^docs\//, '').replace(/\.md$/, '.html');
}
function readPage({ path, content }) {
    const text = content.replaceAll(/\r\n?/g, '\n');
    const { fields, body, bodyLine } = (0, _frontmatter.splitFields)(text) ?? {
        fields: undefined,
        body: text,
        bodyLine: 1
    };
    const tokens = parser.lexer(body);
    const headings = [];
    parser.walkTokens(tokens, (token)=>{
        if (token.type === 'heading') headings.push(token);
    });
    const texts = headings.map((heading)=>textOf(heading.tokens));
    const ids = (0, _headingids.headingIds)(texts);
    return {
        path,
        address: addressOf(path),
        title: texts[0] ?? path,
        fields,
        tokens,
        ids: new Map(headings.map((heading, index)=>[
                heading,
                ids[index] ?? ''
            ])),
        links: linksIn(tokens, bodyLine)
    };
}
