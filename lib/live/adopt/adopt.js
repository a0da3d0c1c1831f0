"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "adoptionOf", {
    enumerable: true,
    get: function() {
        return adoptionOf;
    }
});
const _address = require("../../plan/address");
const _logicalnames = require("../../plan/logical-names");
const _usererror = require("../../registry/user-error");
const _compare = require("../compare");
const _candidates = require("./candidates");
const _importfile = require("./import-file");
function refuseBlind({ unverified }, { address }) {
    const blind = unverified.find((each)=>(0, _compare.isHidden)([
            each
        ], address));
    if (!blind) return;
    throw new _usererror.UserError(`nobody can say whether ${address} is there, or which it is: ${blind.reason}`, {
        place: blind.address,
        allowed: 'one object of that name that can be read; nothing is adopted by guess',
        exitCode: 3
    });
}
function idOf(candidate, seen, lookup) {
    const { address, exact, importId } = candidate;
    const name = seen.fields['name'];
    if (exact !== undefined && name !== exact) {
        throw new _usererror.UserError(`${address} is there under the name "${String(name)}", the plan says "${exact}"`, {
            place: address,
            allowed: 'the same name, its case too: rename it in the registry, or the object itself',
            exitCode: 1
        });
    }
    const id = importId(seen, lookup);
    if (id !== undefined) return id;
    throw new _usererror.UserError(`${address} was seen without its id`, {
        place: address,
        exitCode: 3
    });
}
function siteSeen(site, lookup) {
    const { surface, tier, name, siteId } = site;
    const id = lookup((0, _address.addressText)((0, _address.siteAddress)(site)))?.fields['id'];
    if (typeof id !== 'string') return [];
    if (siteId !== undefined && siteId !== id) {
        throw new _usererror.UserError(`the site ${name} has the id ${id}, the registry names ${siteId}`, {
            place: `/surfaces/${surface}/target/siteId/${tier}`,
            allowed: 'the id of the site of that name, or another name',
            exitCode: 1
        });
    }
    return [
        {
            surface,
            tier,
            name,
            id,
            isNamed: siteId !== undefined
        }
    ];
}
function adoptionOf(plan, template, snapshot) {
    const candidates = (0, _candidates.candidatesOf)(plan);
    const objects = new Map(snapshot.objects.map((object)=>[
            object.address,
            object
        ]));
    const lookup = (address)=>objects.get(address);
    const kept = [];
    const left = [];
    const filled = (template.resources ?? []).map((spec)=>{
        if (spec.component === true || spec.type.startsWith('pulumi:')) return spec;
        const candidate = candidates.get((0, _logicalnames.logicalId)({
            type: spec.type,
            name: (0, _importfile.logicalNameOf)(spec)
        }));
        if (candidate) refuseBlind(snapshot, candidate);
        const seen = candidate && lookup(candidate.address);
        if (!candidate || !seen) {
            if (spec.type !== _logicalnames.PULUMI_TYPES.site) left.push(spec);
            return spec;
        }
        const found = {
            ...spec,
            id: idOf(candidate, seen, lookup)
        };
        kept.push(found);
        return found;
    });
    const sites = 'sites' in plan ? plan.sites.flatMap((site)=>siteSeen(site, lookup)) : [];
    const short = (spec)=>({
            type: spec.type,
            name: (0, _importfile.logicalNameOf)(spec)
        });
    return {
        stack: plan.stack,
        file: (0, _importfile.onlyWith)({
            ...template,
            resources: filled
        }, kept),
        adopted: kept.map((spec)=>({
                ...short(spec),
                id: spec.id ?? ''
            })),
        left: left.map(short),
        sites
    };
}
