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
    get namesIn () {
        return namesIn;
    },
    get namesText () {
        return namesText;
    },
    get repositoryOfRoot () {
        return repositoryOfRoot;
    },
    get repositoryRoot () {
        return repositoryRoot;
    }
});
/** Roots that are not repositories: a repository of one of these names is written with its first letter escaped. */ const ROOTS = [
    'app',
    'netlify',
    'state'
];
// How many names an address has at most. The last of so many ends it, whatever it holds, and so stands as it is.
function depthOf([root = '', what = '']) {
    if (root === 'app' || root === 'state') return 2;
    if (root === 'netlify' || what === 'environment') return 5;
    return what === 'branch-rules' || what === 'outer' ? 4 : 3;
}
function escaped(name) {
    return name.replaceAll('%', '%25').replaceAll('/', '%2F');
}
function unescaped(text) {
    return text.replace(/%([0-9A-F]{2})/g, (_whole, code)=>String.fromCharCode(Number.parseInt(code, 16)));
}
function repositoryRoot(repository) {
    const text = escaped(repository);
    if (!ROOTS.some((root)=>root === repository)) return text;
    return `%${text.charCodeAt(0).toString(16).toUpperCase()}${text.slice(1)}`;
}
function namesText([root = '', ...names]) {
    const depth = depthOf([
        root,
        ...names
    ]);
    return [
        root,
        ...names.map((name, index)=>index + 2 === depth ? name : escaped(name))
    ].join('/');
}
function namesIn(text) {
    const parts = text.split('/');
    const depth = depthOf(parts);
    const [root = '', ...rest] = parts;
    const last = parts.slice(depth - 1);
    const before = rest.slice(0, depth - 2).map(unescaped);
    return last.length === 0 ? [
        root,
        ...before
    ] : [
        root,
        ...before,
        last.join('/')
    ];
}
function repositoryOfRoot(root) {
    return ROOTS.some((own)=>own === root) ? undefined : unescaped(root);
}
