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
    get afterRename () {
        return afterRename;
    },
    get renameEdits () {
        return renameEdits;
    }
});
const _formerids = require("../../registry/former-ids");
const _references = require("../../registry/rules/references");
const _usererror = require("../../registry/user-error");
// Of a JSON pointer of the registry: what is all digits there is a place in a list, since no id begins with a digit.
function placeOf(pointer) {
    const parts = pointer.split('/').slice(1);
    return parts.map((part)=>/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
function referencesTo(registry, { kind, from, to }) {
    const all = kind === 'repository' ? (0, _references.repositoryReferences)(registry) : kind === 'tier' ? (0, _references.allTierReferences)(registry) : [];
    return all.filter(({ id })=>id === from).map(({ pointer, at })=>{
        const path = [
            ...placeOf(pointer)
        ];
        return at === 'key' ? {
            path,
            key: to
        } : {
            path,
            value: to
        };
    });
}
function ownPlace(registry, { kind, from }) {
    if (kind === 'repository') return [
        'repositories',
        from
    ];
    const [member, all] = kind === 'surface' ? [
        'surfaces',
        registry.surfaces
    ] : [
        'tiers',
        registry.tiers
    ];
    return [
        member,
        all.findIndex(({ id })=>id === from)
    ];
}
function tombstoneEdits({ tombstones }, { kind, from, to }) {
    return tombstones.flatMap((tombstone, index)=>tombstone.kind === kind && tombstone.key === from ? [
            {
                path: [
                    'tombstones',
                    index,
                    'key'
                ],
                value: to
            }
        ] : []);
}
function renameEdits(registry, renaming) {
    const { kind, from, to, everywhere } = renaming;
    const all = (0, _formerids.named)(registry, kind);
    const one = all.find(({ id })=>id === from);
    if (!one) {
        const allowed = all.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no ${kind} "${from}"`, {
            place: kind,
            allowed
        });
    }
    const taken = all.find((each)=>each.id === to || each.id !== from && each.formerly?.includes(to));
    if (taken) {
        const why = taken.id === to ? 'there is one already' : `it was once that of ${taken.id}`;
        throw new _usererror.UserError(`no ${kind} can be called "${to}": ${why}`, {
            place: kind,
            allowed: 'an id that no other has or had'
        });
    }
    const place = ownPlace(registry, renaming);
    // Back to a former id: it is no former one then.
    const formerly = [
        ...(one.formerly ?? []).filter((id)=>id !== to),
        from
    ];
    const called = 'calledAs' in one && typeof one.calledAs === 'string' ? one.calledAs : from;
    const keepsName = kind !== 'repository' && !everywhere;
    return [
        ...tombstoneEdits(registry, renaming),
        ...referencesTo(registry, renaming),
        {
            path: [
                ...place,
                'formerly'
            ],
            value: formerly
        },
        ...keepsName ? [
            {
                path: [
                    ...place,
                    'calledAs'
                ],
                value: called === to ? undefined : called
            }
        ] : [],
        kind === 'repository' ? {
            path: [
                ...place
            ],
            key: to
        } : {
            path: [
                ...place,
                'id'
            ],
            value: to
        }
    ];
}
function afterRename(registry, { kind, from, to, everywhere }) {
    const stacks = [
        'foundation',
        ...registry.tiers.map(({ id })=>id)
    ].join(', ');
    const lost = 'environments of the new name are made and the old ones deleted: pulumi preview says which secrets that loses';
    const kept = 'its objects at GitHub and Netlify keep their names, and nothing in them is touched';
    if (kind === 'repository') return [
        `pulumi up of ${stacks}: no object at GitHub is touched but the variable CAUSEWAY_REPOSITORY`
    ];
    if (kind === 'surface') {
        return [
            everywhere ? lost : kept,
            `pulumi up --stack foundation: main requires the check "causeway / ${to}" from then on; open pull requests report it once they are rebased`,
            `pulumi up of the tiers: their configuration under causeway:secrets.${from} goes on to count`,
            `receipts, tickets and bundles of ${from} count for ${to}`
        ];
    }
    return [
        everywhere ? lost : kept,
        `pulumi stack rename ${to} --stack ${from}; mv Pulumi.${from}.yaml Pulumi.${to}.yaml; pulumi config set causeway:tier ${to} --stack ${to}`,
        `mv policy/config/${from}.json policy/config/${to}.json, and the tier's name in workflows of your own`,
        `pulumi up of foundation and ${to}`,
        `receipts, tickets and bundles of ${from} count for ${to}`
    ];
}
