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
    get MAX_MATRIX_JOBS () {
        return MAX_MATRIX_JOBS;
    },
    get stackMatrix () {
        return stackMatrix;
    }
});
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const _usererror = require("../registry/user-error");
const _foundation = require("./foundation");
const _partitions = require("./partitions");
const _tier = require("./tier");
const MAX_MATRIX_JOBS = 256;
function stackMatrix(registry, only) {
    const slices = [
        _naming.FOUNDATION,
        ...(0, _selectors.tierChain)(registry).map(({ id })=>id)
    ];
    if (only !== undefined && !slices.includes(only)) {
        throw new _usererror.UserError(`no tier "${only}" in the registry`, {
            place: '--tier',
            allowed: slices.join(', ')
        });
    }
    const groups = (0, _partitions.partitions)(registry);
    const isWhole = groups.length === 1 && groups[0] === _partitions.DEFAULT_PARTITION;
    const include = slices.filter((slice)=>only === undefined || slice === only).flatMap((slice)=>{
        const tier = slice === _naming.FOUNDATION ? '' : slice;
        if (isWhole) return [
            {
                stack: slice,
                tier,
                partition: ''
            }
        ];
        return groups.filter((partition)=>!isEmpty(registry, slice, partition)).map((partition)=>({
                stack: `${slice}.${partition}`,
                tier,
                partition
            }));
    });
    if (include.length > MAX_MATRIX_JOBS) {
        throw new _usererror.UserError(`${include.length} stacks are more than one matrix may have`, {
            place: '--tier',
            allowed: `at most ${MAX_MATRIX_JOBS} jobs: one slice at a time with --tier, or fewer groups`
        });
    }
    return {
        include
    };
}
function isEmpty(registry, slice, partition) {
    if (slice === _naming.FOUNDATION) return (0, _foundation.planFoundation)(registry, {
        partition
    }).repositories.length === 0;
    const { environments, sites } = (0, _tier.planTier)(registry, slice, {
        partition
    });
    return environments.length === 0 && sites.length === 0;
}
