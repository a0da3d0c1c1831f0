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
    get isWithin () {
        return isWithin;
    },
    get placeText () {
        return placeText;
    }
});
const _address = require("./address");
const _addresstext = require("./address-text");
function placeNames(place) {
    if (place.list === 'netlify') return [
        'netlify'
    ];
    if ('site' in place) return [
        'netlify',
        place.team,
        place.site,
        place.list
    ];
    if ('environment' in place) {
        const { repository, environment, list } = place;
        return [
            ...(0, _address.namesOf)({
                kind: 'environment',
                repository,
                environment
            }),
            list
        ];
    }
    const root = (0, _addresstext.repositoryRoot)(place.repository);
    if (place.list === 'branch-rules') {
        return place.branch === undefined ? [
            root,
            place.list
        ] : [
            root,
            place.list,
            place.branch
        ];
    }
    if ('level' in place) return [
        root,
        'outer',
        `${place.level}-${place.list.slice('outer-'.length)}`
    ];
    return [
        root,
        place.list
    ];
}
function placeText(place) {
    return (0, _addresstext.namesText)(placeNames(place));
}
function isWithin(place, address) {
    // What lies within begins alike, which is quickly told; the other way round it need not.
    if (!address.startsWith(place)) return false;
    const names = (0, _addresstext.namesIn)(address);
    return (0, _addresstext.namesIn)(place).every((name, index)=>name === names[index]);
}
