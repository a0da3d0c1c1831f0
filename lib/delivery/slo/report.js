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
    get SLO_HEADS () {
        return SLO_HEADS;
    },
    get sloBlockers () {
        return sloBlockers;
    },
    get sloChecks () {
        return sloChecks;
    },
    get sloRows () {
        return sloRows;
    }
});
const _blocking = require("../gate/blocking");
const _judged = require("../gate/checks/judged");
const SLO_HEADS = [
    'check',
    'status',
    'observed',
    'thresholds',
    'severity',
    'mode'
];
const FAMILY = {
    category: 'slo',
    threshold: 'the SLO policy',
    fix: 'evaluate the SLOs'
};
function sloChecks({ facts }) {
    return (0, _judged.judgedChecks)(FAMILY, facts);
}
function sloBlockers(evaluation, profile) {
    return sloChecks(evaluation).filter((check)=>(0, _blocking.isBlocker)(check, profile)).map(({ id })=>id);
}
function sloRows(evaluation) {
    return sloChecks(evaluation).map(({ id, status, observed, threshold, severity, mode })=>[
            ...[
                id,
                status,
                observed,
                threshold,
                severity,
                mode
            ]
        ]);
}
