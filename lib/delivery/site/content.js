"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "contentOf", {
    enumerable: true,
    get: function() {
        return contentOf;
    }
});
const _marked = require("marked");
const _yaml = require("yaml");
const _contract = require("../documents/contract");
const _frame = require("./frame");
/** What readers want to see of a contract, and what it is called; the rest of it is for `docs check`. */ const SHOWN = {
    owner: 'owner',
    last_reviewed: 'last reviewed',
    expires: 'expires'
};
// What has other fields besides is a document to fill in or a plan: there the fields are what it says.
function fieldsShown(fields) {
    if (fields === undefined) return '';
    const document = (0, _yaml.parseDocument)(fields, {
        schema: 'failsafe'
    });
    const values = document.errors.length > 0 ? undefined : document.toJS({
        maxAliasCount: 0
    });
    const entries = values !== null && typeof values === 'object' ? Object.entries(values) : [];
    const isContract = entries.every(([name])=>_contract.CONTRACT_FIELDS.includes(name));
    if (entries.length === 0 || !isContract) return `<pre><code>${(0, _frame.escaped)(fields)}</code></pre>\n`;
    const shown = Object.entries(SHOWN).flatMap(([name, label])=>entries.filter(([each])=>each === name).map(([, value])=>`${label} ${(0, _frame.escaped)(String(value))}`));
    if (shown.length === 0) return '';
    return `<p class="contract">${shown.join(' · ')}</p>\n`;
}
function contentOf(page, targets) {
    const addressed = (token)=>{
        const target = targets.get(token);
        // Only what leads somewhere becomes a link: a site with anything else is not written at all.
        return target === undefined || target.kind === 'broken' ? undefined : target;
    };
    const linked = (href, content)=>`<a href="${(0, _frame.escaped)(href)}">${content}</a>`;
    const marked = new _marked.Marked({
        gfm: true
    }).use({
        renderer: {
            heading (token) {
                const id = (0, _frame.escaped)(page.ids.get(token) ?? '');
                return `<h${token.depth} id="${id}">${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
            },
            html: ({ text, block })=>block ? `<pre>${(0, _frame.escaped)(text.trimEnd())}</pre>\n` : (0, _frame.escaped)(text),
            link (token) {
                const content = this.parser.parseInline(token.tokens);
                const target = addressed(token);
                return target ? linked(target.href, content) : content;
            },
            image (token) {
                const target = addressed(token);
                const text = (0, _frame.escaped)(token.text);
                if (target === undefined) return text;
                // A picture of another host would be asked for by everybody who reads the page.
                return target.kind === 'picture' ? `<img src="${(0, _frame.escaped)(target.href)}" alt="${text}">` : linked(target.href, text);
            }
        }
    });
    return `${fieldsShown(page.fields)}${marked.parser([
        ...page.tokens
    ])}`;
}
