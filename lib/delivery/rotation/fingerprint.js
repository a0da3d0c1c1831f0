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
    get fingerprintStatement () {
        return fingerprintStatement;
    },
    get recordedPrints () {
        return recordedPrints;
    },
    get reuseOf () {
        return reuseOf;
    },
    get underOtherKeys () {
        return underOtherKeys;
    }
});
const _sorted = require("../../plan/sorted");
const _selectors = require("../../registry/selectors");
function fingerprintStatement({ print, key }, place, at) {
    return {
        kind: 'secret-fingerprint',
        subjects: {
            fingerprint: print
        },
        predicate: {
            ...place,
            algorithm: 'hmac-sha256',
            key,
            recordedAt: at.toISOString()
        }
    };
}
function recordedPrints(book) {
    const found = book.statements.flatMap(({ statement })=>{
        if (statement.kind !== 'secret-fingerprint' || statement.subjects.fingerprint === undefined) return [];
        const { surface, tier, secret, key, recordedAt } = statement.predicate;
        return [
            {
                surface,
                tier,
                secret,
                key,
                print: statement.subjects.fingerprint,
                at: recordedAt
            }
        ];
    });
    return (0, _sorted.sortedBy)(found, ({ at })=>at);
}
function isAt(place, { surface, tier, secret }) {
    return surface === place.surface && tier === place.tier && secret === place.secret;
}
function reuseOf(print, place, recorded) {
    const same = recorded.filter((each)=>each.print === print);
    const own = same.find((each)=>isAt(place, each));
    if (own) return `it was recorded there at ${own.at}: it is no new one`;
    const other = same.find(({ tier })=>tier !== place.tier);
    return other && `it is that of ${other.secret} of ${other.surface} on ${other.tier}: tiers share no values`;
}
function underOtherKeys(key, place, recorded, registry) {
    const isNewest = (each, index)=>!recorded.slice(index + 1).some((later)=>isAt(each, later));
    const isDeclared = ({ surface: id, tier, secret })=>{
        const surface = registry.surfaces.find((each)=>each.id === id);
        if (!surface || !(0, _selectors.findTier)(registry, tier) || !(0, _selectors.isOnTier)(surface, tier)) return false;
        return (0, _selectors.secretsOn)(surface, tier).some(({ name })=>name === secret);
    };
    return recorded.filter((each, index)=>{
        return each.key !== key && !isAt(place, each) && isNewest(each, index) && isDeclared(each);
    });
}
