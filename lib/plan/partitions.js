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
    get DEFAULT_PARTITION () {
        return DEFAULT_PARTITION;
    },
    get partitionOf () {
        return partitionOf;
    },
    get partitions () {
        return partitions;
    },
    get repositoriesIn () {
        return repositoriesIn;
    }
});
const _selectors = require("../registry/selectors");
const _sorted = require("./sorted");
const DEFAULT_PARTITION = 'default';
function partitionOf(registry, repositoryKey) {
    return (0, _selectors.repositoryOf)(registry, repositoryKey).group ?? DEFAULT_PARTITION;
}
function partitions(registry) {
    return (0, _sorted.sortedSet)(Object.keys(registry.repositories).map((key)=>partitionOf(registry, key)));
}
function repositoriesIn(registry, partition) {
    const keys = Object.keys(registry.repositories);
    return (0, _sorted.sortedSet)(partition === undefined ? keys : keys.filter((key)=>partitionOf(registry, key) === partition));
}
