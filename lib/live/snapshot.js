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
    get Blind () {
        return Blind;
    },
    get SeenObject () {
        return SeenObject;
    },
    get Sighting () {
        return Sighting;
    },
    get Snapshot () {
        return Snapshot;
    },
    get seenObject () {
        return seenObject;
    }
});
const _nodecrypto = require("node:crypto");
const _zod = require("zod");
const _address = require("../plan/address");
const _addressplace = require("../plan/address-place");
const _sorted = require("../plan/sorted");
/** What a snapshot calls an object of each kind: it does not tell apart what the address does. */ const SHOWN_KINDS = {
    app: 'app',
    environment: 'environment',
    'branch-policy': 'branch-policy',
    'tag-policy': 'tag-policy',
    'environment-variable': 'variable',
    'repository-variable': 'variable',
    'environment-secret': 'secret',
    ruleset: 'ruleset',
    'effective-rules': 'effective-rules',
    'classic-protection': 'classic-protection',
    actions: 'actions',
    'workflow-permissions': 'workflow-permissions',
    codeowners: 'codeowners',
    'outer-secret': 'outer-secret',
    'outer-variable': 'outer-variable',
    'netlify-team': 'netlify-team',
    site: 'site',
    'site-domain': 'site-domain',
    'site-build': 'site-build',
    'site-variable': 'site-variable',
    state: 'state'
};
const SeenObject = _zod.z.strictObject({
    address: _zod.z.string(),
    kind: _zod.z.enum(SHOWN_KINDS),
    fields: _zod.z.record(_zod.z.string(), _zod.z.json())
});
const Blind = _zod.z.strictObject({
    address: _zod.z.string(),
    field: _zod.z.string().optional(),
    reason: _zod.z.string()
});
const Snapshot = _zod.z.strictObject({
    schema: _zod.z.literal('causeway/live-snapshot/v1'),
    organization: _zod.z.string(),
    objects: _zod.z.array(SeenObject),
    unverified: _zod.z.array(Blind),
    digest: _zod.z.string()
});
function seenObject(address, fields) {
    return {
        address: (0, _address.addressText)(address),
        kind: SHOWN_KINDS[address.kind],
        fields
    };
}
let Sighting = class Sighting {
    objects = new Map();
    blind = new Map();
    /** Notes an object; the same one seen twice is noted once. */ saw(address, fields) {
        const object = seenObject(address, fields);
        this.objects.set(object.address, object);
    }
    /** Notes what could not be seen. */ missed(place, reason, field) {
        const address = 'list' in place ? (0, _addressplace.placeText)(place) : (0, _address.addressText)(place);
        this.blind.set(`${address}\n${field ?? ''}`, {
            address,
            ...field === undefined ? {} : {
                field
            },
            reason
        });
    }
    /** The snapshot of all that was noted. */ snapshot(organization) {
        const content = {
            schema: 'causeway/live-snapshot/v1',
            organization,
            objects: (0, _sorted.sortedBy)([
                ...this.objects.values()
            ], ({ address })=>address).map(({ fields, ...object })=>({
                    ...object,
                    fields: Object.fromEntries((0, _sorted.sortedBy)(Object.entries(fields), ([name])=>name))
                })),
            unverified: [
                ...(0, _sorted.sortedBy)(this.blind.values(), ({ address, field })=>`${address} ${field ?? ''}`)
            ]
        };
        return {
            ...content,
            digest: (0, _nodecrypto.createHash)('sha256').update(JSON.stringify(content)).digest('hex')
        };
    }
};
