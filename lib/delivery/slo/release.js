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
    get measuredTier () {
        return measuredTier;
    },
    get sloOfRelease () {
        return sloOfRelease;
    }
});
const _evaluate = require("./evaluate");
const _history = require("./history");
const _metrics = require("./metrics");
function measuredTier({ id, promotesFrom }) {
    return promotesFrom ?? id;
}
function sloOfRelease({ book, tier, metrics, ...question }) {
    const isRead = typeof book !== 'string';
    const found = isRead ? (0, _metrics.measure)(book, measuredTier(tier), question.surfaces) : (0, _metrics.unread)(question.surfaces, book);
    return (0, _evaluate.evaluateSlo)({
        ...question,
        stage: tier.id,
        samples: [
            ...found.samples,
            ...metrics?.samples ?? []
        ],
        unmeasured: found.unmeasured,
        history: isRead ? (0, _history.sloHistory)(book, tier.id) : []
    });
}
