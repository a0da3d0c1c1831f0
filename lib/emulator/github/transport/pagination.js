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
const usual = {
    standard: 30,
    most: 100
};
function number(value, standard) {
    const found = Number(value);
    return Number.isInteger(found) && found >= 1 ? found : standard;
}
function page(exchange, items, wrap = (some)=>some, size = usual) {
    const perPage = Math.min(number(exchange.query['per_page'], size.standard), size.most);
    const current = number(exchange.query['page'], 1);
    const last = Math.max(1, Math.ceil(items.length / perPage));
    const at = (target)=>{
        const query = new URLSearchParams();
        for (const [name, value] of Object.entries(exchange.query))query.set(name, String(value));
        query.set('page', String(target));
        return `<${exchange.base}${exchange.path}?${query}>`;
    };
    const links = [
        ...current > 1 ? [
            `${at(current - 1)}; rel="prev"`
        ] : [],
        ...current < last ? [
            `${at(current + 1)}; rel="next"`,
            `${at(last)}; rel="last"`
        ] : [],
        ...current > 1 ? [
            `${at(1)}; rel="first"`
        ] : []
    ];
    const body = wrap(items.slice((current - 1) * perPage, current * perPage), items.length);
    return {
        status: 200,
        body,
        ...links.length > 0 ? {
            headers: {
                link: links.join(', ')
            }
        } : {}
    };
}
