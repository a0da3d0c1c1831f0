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
    get isolationMatrix () {
        return isolationMatrix;
    },
    get matrixExitCode () {
        return matrixExitCode;
    },
    get targetCohort () {
        return targetCohort;
    },
    get verdictExitCode () {
        return verdictExitCode;
    }
});
const _sorted = require("../../plan/sorted");
const _selectors = require("../../registry/selectors");
const _cells = require("./cells");
function targetCohort(registry) {
    return registry.isolationTarget?.cohort ?? Math.max(0, ...registry.surfaces.map(({ isolation })=>isolation?.cohort ?? 0));
}
function whyEmpty(included, cohort) {
    if (included.length === 0) return `0 pairs: no surface is in a cohort up to ${cohort}`;
    if (included.length === 1) return `0 pairs: ${included[0]} is alone in the cohorts up to ${cohort}`;
    return `0 pairs: no two of ${included.join(', ')} are on one tier`;
}
function isolationMatrix(registry, facts, cohort) {
    const cohortOf = new Map(registry.surfaces.map(({ id, isolation })=>[
            id,
            isolation?.cohort
        ]));
    const surfaces = (0, _sorted.sortedBy)(registry.surfaces, ({ id })=>id);
    const included = surfaces.filter(({ isolation })=>isolation !== undefined && isolation.cohort <= cohort);
    const cells = (0, _selectors.tierChain)(registry).flatMap((tier)=>{
        const here = included.filter((surface)=>(0, _selectors.isOnTier)(surface, tier.id));
        return here.flatMap((left, index)=>here.slice(index + 1).flatMap((right)=>_cells.ASPECTS.map((aspect)=>({
                        cohort: Math.max(cohortOf.get(left.id) ?? 0, cohortOf.get(right.id) ?? 0),
                        tier: tier.id,
                        left: left.id,
                        right: right.id,
                        aspect,
                        ...(0, _cells.judge)(aspect, {
                            registry,
                            tier,
                            left,
                            right,
                            facts
                        })
                    }))));
    });
    const count = (verdict)=>cells.filter((cell)=>cell.verdict === verdict).length;
    return {
        cells,
        coverage: {
            cohort,
            cells: cells.length,
            allowed: count('allowed'),
            denied: count('denied'),
            unverified: count('unverified'),
            beyond: surfaces.filter(({ isolation })=>(isolation?.cohort ?? 0) > cohort).map(({ id })=>id),
            unassigned: surfaces.filter(({ isolation })=>isolation === undefined).map(({ id })=>id),
            ...cells.length > 0 ? {} : {
                empty: whyEmpty(included.map(({ id })=>id), cohort)
            }
        }
    };
}
function matrixExitCode({ cells, coverage }, isWanted) {
    return coverage.empty !== undefined && isWanted ? 3 : verdictExitCode(cells);
}
function verdictExitCode(verdicts) {
    if (verdicts.some(({ verdict })=>verdict === 'denied')) return 1;
    return verdicts.every(({ verdict })=>verdict === 'allowed') ? 0 : 3;
}
