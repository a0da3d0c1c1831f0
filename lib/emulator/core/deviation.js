/** Which validation error a deviation excuses. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "DeviationLedger", {
    enumerable: true,
    get: function() {
        return DeviationLedger;
    }
});
let DeviationLedger = class DeviationLedger {
    #uses = new Map();
    #deviations;
    constructor(deviations){
        this.#deviations = deviations;
        for (const { id } of deviations)this.#uses.set(id, 0);
    }
    /** Counts a use by id; throws for one that is not listed, since no other exception exists. */ use(id) {
        const count = this.#uses.get(id);
        if (count === undefined) throw new Error(`deviation '${id}' is not in emulator/deviations.ts`);
        this.#uses.set(id, count + 1);
    }
    /** Whether a listed deviation excuses this error; counts it if so. */ excuses(operationId, part, problem) {
        const property = problem.params['additionalProperty'] ?? problem.params['missingProperty'];
        const hit = this.#deviations.find((deviation)=>deviation.waives?.some((waiver)=>waiver.part === part && waiver.keyword === problem.keyword && (waiver.operations === undefined || waiver.operations.includes(operationId)) && (waiver.property === undefined || waiver.property === property) && new RegExp(waiver.at).test(problem.instancePath)));
        if (hit !== undefined) this.use(hit.id);
        return hit !== undefined;
    }
    /** Uses by id, the unused ones with 0. */ uses() {
        return Object.fromEntries(this.#uses);
    }
};
