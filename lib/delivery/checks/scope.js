"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judgeLane", {
    enumerable: true,
    get: function() {
        return judgeLane;
    }
});
const _sorted = require("../../plan/sorted");
const _globindex = require("../changed-surfaces/glob-index");
function judgeLane(lane, paths) {
    const [inside, outside] = [
        (0, _globindex.globIndex)(lane.in),
        (0, _globindex.globIndex)(lane.out)
    ];
    const outOfScope = [];
    let inScope = 0;
    for (const path of (0, _sorted.sortedSet)(paths)){
        const [excluded] = outside(path);
        if (excluded !== undefined) outOfScope.push({
            path,
            why: `out of the lane by ${excluded}`
        });
        else if ([
            ...inside(path)
        ].length === 0) outOfScope.push({
            path,
            why: `in none of ${lane.in.join(', ')}`
        });
        else inScope += 1;
    }
    return {
        lane: lane.id,
        owners: lane.owners,
        inScope,
        outOfScope
    };
}
