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
    get branchesSeen () {
        return branchesSeen;
    },
    get fieldOr () {
        return fieldOr;
    },
    get isBlind () {
        return isBlind;
    },
    get nameOf () {
        return nameOf;
    },
    get namesIn () {
        return namesIn;
    },
    get objectsIn () {
        return objectsIn;
    },
    get principalsOf () {
        return principalsOf;
    },
    get seenAt () {
        return seenAt;
    },
    get seenWorld () {
        return seenWorld;
    }
});
const _address = require("../../plan/address");
const _addressparse = require("../../plan/address-parse");
const _addressplace = require("../../plan/address-place");
const _githubname = require("../../registry/github-name");
const _compare = require("../compare");
function seenWorld(snapshots) {
    return {
        objects: new Map(snapshots.flatMap(({ objects })=>objects.map((object)=>[
                    object.address,
                    object
                ]))),
        unverified: snapshots.flatMap(({ unverified })=>unverified)
    };
}
function seenAt({ objects, unverified }, at) {
    const address = (0, _address.addressText)(at);
    if ((0, _compare.isHidden)(unverified, address)) return 'unknown';
    return objects.get(address) ?? 'gone';
}
function fieldOr(world, { address, fields }, field, planned) {
    return (0, _compare.isHidden)(world.unverified, address, field) ? planned : fields[field];
}
function isBlind({ unverified }, list) {
    return (0, _compare.isHidden)(unverified, (0, _addressplace.placeText)(list));
}
function objectsIn({ objects }, list) {
    const place = (0, _addressplace.placeText)(list);
    return [
        ...objects.values()
    ].filter(({ address })=>(0, _addressplace.isWithin)(place, address));
}
function nameOf({ address }) {
    return (0, _address.ownName)((0, _addressparse.parseAddress)(address));
}
function namesIn(world, list) {
    return objectsIn(world, list).map(nameOf);
}
function principalsOf(value, planned) {
    const seen = Array.isArray(value) ? value.filter((each)=>typeof each === 'string') : [];
    return seen.map((each)=>planned.find((own)=>(0, _githubname.isSameName)(own, each)) ?? each);
}
function branchesSeen(world, { repository, environment: name }, environment, planned) {
    const place = {
        repository,
        environment: name
    };
    const policy = fieldOr(world, environment, 'branchPolicy', 'custom');
    if (policy === 'none') return [
        '*'
    ];
    if (policy === 'protected') return [
        '(every protected one)'
    ];
    if (isBlind(world, {
        list: 'branch',
        ...place
    })) return planned;
    const tags = namesIn(world, {
        list: 'tag',
        ...place
    }).map((tag)=>`(the tag ${tag})`);
    return [
        ...namesIn(world, {
            list: 'branch',
            ...place
        }),
        ...tags
    ].sort();
}
