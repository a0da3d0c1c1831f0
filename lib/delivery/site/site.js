"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "documentsSite", {
    enumerable: true,
    get: function() {
        return documentsSite;
    }
});
const _content = require("./content");
const _frame = require("./frame");
const _page = require("./page");
const _targets = require("./targets");
/** The page that leads to all others. */ const INDEX = 'index.html';
// Pages at the root come first, then each folder's.
function folders(pages) {
    const folderOf = ({ address })=>address.split('/').slice(0, -1).join('/');
    const names = [
        ...new Set(pages.map(folderOf))
    ].sort();
    return names.map((name)=>[
            name,
            pages.filter((page)=>folderOf(page) === name)
        ]);
}
function lists(pages, here) {
    return folders(pages).flatMap(([folder, own])=>[
            ...folder === '' ? [] : [
                `<p>${(0, _frame.escaped)(folder)}</p>`
            ],
            '<ul>',
            ...own.map(({ address, title })=>{
                const current = address === here ? ' aria-current="page"' : '';
                return `<li><a href="${(0, _frame.escaped)((0, _targets.wayTo)(here, address))}"${current}>${(0, _frame.escaped)(title)}</a></li>`;
            }),
            '</ul>'
        ]);
}
function documentsSite(about, documents, facts) {
    const pages = documents.filter(({ path })=>/^docs\/.+\.md$/.test(path)).map(_page.readPage);
    pages.sort((one, other)=>one.address < other.address ? -1 : 1);
    const byPath = new Map(pages.map((page)=>[
            page.path,
            page
        ]));
    const found = pages.flatMap((page)=>page.links.map((link)=>({
                page,
                link,
                target: (0, _targets.targetOf)(page, link, byPath, facts)
            })));
    const targets = new Map(found.map(({ link, target })=>[
            link.token,
            target
        ]));
    const navigation = (here)=>{
        const home = `<p><a href="${(0, _frame.escaped)((0, _targets.wayTo)(here, INDEX))}">${(0, _frame.escaped)(about)}</a></p>`;
        return [
            '<nav>',
            home,
            ...lists(pages, here),
            '</nav>'
        ].join('\n');
    };
    const written = pages.map((page)=>({
            path: page.address,
            content: (0, _frame.framed)(page.title, navigation(page.address), (0, _content.contentOf)(page, targets))
        }));
    const index = {
        path: INDEX,
        content: (0, _frame.framed)(about, '', [
            `<h1>${(0, _frame.escaped)(about)}</h1>`,
            ...lists(pages, INDEX)
        ].join('\n'))
    };
    return {
        pages: pages.some(({ address })=>address === INDEX) ? written : [
            index,
            ...written
        ],
        pictures: [
            ...new Set(found.flatMap(({ target })=>target.kind === 'picture' ? [
                    target.path
                ] : []))
        ].sort(),
        broken: found.flatMap(({ page: { path }, link: { line }, target })=>target.kind === 'broken' ? [
                {
                    path,
                    line,
                    why: target.why
                }
            ] : [])
    };
}
