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
    get ancestorsOf () {
        return ancestorsOf;
    },
    get changesOf () {
        return changesOf;
    },
    get isAncestor () {
        return isAncestor;
    },
    get logOrder () {
        return logOrder;
    },
    get mergeBase () {
        return mergeBase;
    },
    get treeDifferences () {
        return treeDifferences;
    }
});
const _commit = require("./commit");
const _tree = require("./tree");
function ancestorsOf(objects, head) {
    const seen = new Set([
        head
    ]);
    const open = [
        head
    ];
    for(let sha = open.pop(); sha !== undefined; sha = open.pop()){
        for (const parent of (0, _commit.readCommit)(objects, sha).parents){
            if (seen.has(parent)) continue;
            seen.add(parent);
            open.push(parent);
        }
    }
    return seen;
}
function isAncestor(objects, older, newer) {
    return ancestorsOf(objects, newer).has(older);
}
function logOrder(objects, shas) {
    const commits = new Map([
        ...shas
    ].map((sha)=>[
            sha,
            (0, _commit.readCommit)(objects, sha)
        ]));
    const children = new Map();
    for (const { parents } of commits.values())for (const parent of parents)children.set(parent, (children.get(parent) ?? 0) + 1);
    const dateOf = (sha)=>commits.get(sha)?.committer.date ?? '';
    const ready = [
        ...shas
    ].filter((sha)=>!children.has(sha));
    const order = [];
    while(ready.length > 0){
        ready.sort((one, other)=>dateOf(one) < dateOf(other) ? -1 : 1);
        const next = ready.pop() ?? '';
        order.push(next);
        for (const parent of commits.get(next)?.parents ?? []){
            const left = (children.get(parent) ?? 0) - 1;
            children.set(parent, left);
            if (left === 0 && commits.has(parent)) ready.push(parent);
        }
    }
    return order;
}
function mergeBase(objects, one, other) {
    const second = ancestorsOf(objects, other);
    const shared = new Set([
        ...ancestorsOf(objects, one)
    ].filter((sha)=>second.has(sha)));
    return logOrder(objects, shared)[0];
}
function treeDifferences(objects, before, after) {
    const map = (tree)=>new Map((tree === null ? [] : (0, _tree.walkTree)(objects, tree)).map((entry)=>[
                entry.path,
                entry
            ]));
    const [old, now] = [
        map(before),
        map(after)
    ];
    return [
        ...new Set([
            ...old.keys(),
            ...now.keys()
        ])
    ].sort().map((path)=>({
            path,
            before: old.get(path),
            after: now.get(path)
        })).filter((one)=>one.before?.sha !== one.after?.sha || one.before?.mode !== one.after?.mode);
}
function changesOf(objects, sha) {
    const { tree, parents } = (0, _commit.readCommit)(objects, sha);
    const first = parents[0];
    return treeDifferences(objects, first === undefined ? null : (0, _commit.readCommit)(objects, first).tree, tree);
}
