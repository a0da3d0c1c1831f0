"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "stacksOf", {
    enumerable: true,
    get: function() {
        return stacksOf;
    }
});
const _partitions = require("../../plan/partitions");
const _naming = require("../../registry/naming");
function stacksOf(registry, repository, tier) {
    return [
        [
            _naming.FOUNDATION
        ],
        [
            tier,
            `${tier}.${(0, _partitions.partitionOf)(registry, repository)}`
        ]
    ];
}
