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
    get noWaivers () {
        return noWaivers;
    },
    get readWaiverBook () {
        return readWaiverBook;
    },
    get surfacesOfStack () {
        return surfacesOfStack;
    },
    get waiverBook () {
        return waiverBook;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _partitions = require("../plan/partitions");
const _naming = require("../registry/naming");
const _selectors = require("../registry/selectors");
const noWaivers = {
    validFor () {
        return undefined;
    },
    refusalsFor () {
        return [];
    }
};
function surfacesOfStack({ registry, stack }) {
    const dot = stack.indexOf('.');
    const slice = dot < 0 ? stack : stack.slice(0, dot);
    const partition = dot < 0 ? undefined : stack.slice(dot + 1);
    if (slice !== _naming.FOUNDATION && !(0, _selectors.findTier)(registry, slice)) return [];
    return registry.surfaces.filter((surface)=>slice === _naming.FOUNDATION || (0, _selectors.isOnTier)(surface, slice)).filter(({ repository })=>partition === undefined || (0, _partitions.partitionOf)(registry, repository) === partition).map(({ id })=>id);
}
function waiverBook(registry, readings, now) {
    if (readings.length === 0) return noWaivers;
    const { judgeWaiver, waiverFor } = require('../evidence/waivers/judge');
    const facts = {
        approvers: registry.governance.waiverApprovers,
        now
    };
    const verdicts = readings.map((reading)=>judgeWaiver(reading, facts));
    const answer = ({ code, category }, stack)=>waiverFor(verdicts, {
            checkId: code,
            category,
            surfaces: surfacesOfStack({
                registry,
                stack
            }),
            at: {
                stack
            }
        });
    return {
        validFor (rule, stack) {
            const { waived } = answer(rule, stack);
            return waived && {
                id: waived.waiverId,
                expiresAt: waived.waiver.expiresAt
            };
        },
        refusalsFor: (rule, stack)=>answer(rule, stack).refusals
    };
}
function readWaiverBook(root, registry, now) {
    if (!(0, _nodefs.existsSync)((0, _nodepath.join)(root, registry.waivers))) return noWaivers;
    const { waiversBeside } = require('../evidence/waivers/beside');
    return waiverBook(registry, waiversBeside(root, registry, now), now);
}
