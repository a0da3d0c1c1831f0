"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "page", {
    enumerable: true,
    get: function() {
        return page;
    }
});
const _access = require("./access");
const largestPage = 100;
function page(exchange, items) {
    const size = Math.min(Number((0, _access.queryText)(exchange, 'per_page') ?? largestPage) || largestPage, largestPage);
    const number = Math.max(Number((0, _access.queryText)(exchange, 'page') ?? 1) || 1, 1);
    const last = Math.max(Math.ceil(items.length / size), 1);
    const link = (rel, to)=>{
        const search = new URLSearchParams();
        for (const [name, value] of Object.entries(exchange.query))if (typeof value === 'string') search.set(name, value);
        search.set('page', String(to));
        search.set('per_page', String(size));
        return `<${exchange.base}${exchange.path}?${search}>; rel="${rel}"`;
    };
    const links = [
        ...number > 1 ? [
            link('prev', number - 1)
        ] : [],
        ...number < last ? [
            link('next', number + 1),
            link('last', last)
        ] : []
    ];
    return {
        status: 200,
        body: items.slice((number - 1) * size, number * size),
        headers: links.length === 0 ? {} : {
            link: links.join(', ')
        }
    };
}
