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
    get targetOf () {
        return targetOf;
    },
    get wayTo () {
        return wayTo;
    }
});
const _nodepath = require("node:path");
/** Files that a page may show: pictures that can hold no script. */ const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;
function broken(why) {
    return {
        kind: 'broken',
        why
    };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    } catch  {
        return undefined;
    }
}
function encoded(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
function wayTo(from, to) {
    return encoded(_nodepath.posix.relative(_nodepath.posix.dirname(from), to));
}
function anchored(page, target, anchor) {
    const way = target === page ? '' : wayTo(page.address, target.address);
    if (anchor === '') return {
        kind: 'address',
        href: way === '' ? '#' : way
    };
    const isThere = [
        ...target.ids.values()
    ].includes(anchor);
    return isThere ? {
        kind: 'address',
        href: `${way}#${encodeURIComponent(anchor)}`
    } : broken(`${target.path} has no heading #${anchor}`);
}
// What begins with a scheme, and what a browser takes for another host.
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
function targetOf(page, { token, href }, pages, { hasFile, repository }) {
    if (/^(?:https?:\/\/|mailto:)/i.test(href)) return {
        kind: 'address',
        href
    };
    if (ELSEWHERE.test(href)) return broken(`a page leads to https:, http: and mailto: addresses, not to ${href}`);
    const [, before = '', after = ''] = /^([^#]*)#?(.*)$/s.exec(href) ?? [];
    const [name, anchor] = [
        decoded(before),
        decoded(after)
    ];
    if (name === undefined || anchor === undefined) return broken(`${href} is no address`);
    const folder = _nodepath.posix.dirname(page.path);
    const path = name === '' ? page.path : _nodepath.posix.normalize(name.startsWith('/') ? name.slice(1) : `${folder}/${name}`);
    if (path.startsWith('../')) return broken(`${href} leads out of the repository`);
    const target = pages.get(path);
    if (target && token.type === 'link') return anchored(page, target, anchor);
    if (!hasFile(path)) return broken(`there is no file ${path}`);
    if (token.type === 'link') return {
        kind: 'address',
        href: `${repository}/${encoded(path)}${anchor && `#${encodeURIComponent(anchor)}`}`
    };
    if (!PICTURE.test(path) || !path.startsWith('docs/')) {
        return broken(`${path} is no picture of the site: below docs/, .png, .jpg, .jpeg, .gif or .webp`);
    }
    return {
        kind: 'picture',
        href: wayTo(page.address, path.replace(/^docs\//, '')),
        path
    };
}
