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
    get IsolationFacts () {
        return IsolationFacts;
    },
    get NO_FACTS () {
        return NO_FACTS;
    },
    get UNCOMPARED () {
        return UNCOMPARED;
    },
    get compareSecrets () {
        return compareSecrets;
    },
    get fingerprintFact () {
        return fingerprintFact;
    },
    get known () {
        return known;
    },
    get parseFacts () {
        return parseFacts;
    },
    get withObserved () {
        return withObserved;
    }
});
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const IsolationFacts = _zod.z.strictObject({
    fingerprints: _zod.z.record(_zod.z.string(), _zod.z.string().min(1)).default({}),
    tokens: _zod.z.record(_zod.z.string(), _zod.z.string().min(1)).default({}),
    reviewers: _zod.z.record(_zod.z.string(), _zod.z.enum([
        'people',
        'bot'
    ])).default({}),
    names: _zod.z.record(_zod.z.string(), _zod.z.array(_zod.z.string())).default({}),
    sites: _zod.z.record(_zod.z.string(), _zod.z.string().min(1)).default({}),
    observed: _zod.z.boolean().default(false)
});
const NO_FACTS = {
    ...{
        fingerprints: {},
        tokens: {},
        reviewers: {}
    },
    ...{
        names: {},
        sites: {},
        observed: false
    }
};
function withObserved(recorded, read) {
    return {
        fingerprints: {
            ...recorded.fingerprints,
            ...read.fingerprints
        },
        tokens: {
            ...recorded.tokens,
            ...read.tokens
        },
        reviewers: {
            ...recorded.reviewers,
            ...read.reviewers
        },
        ...{
            names: read.names,
            sites: read.sites,
            observed: read.observed
        }
    };
}
const SHAPE = '{ fingerprints, tokens, reviewers, names, sites, observed }, the first three maps of texts';
function known(facts, key) {
    return Object.hasOwn(facts, key) ? facts[key] : undefined;
}
function fingerprintFact(key, print) {
    return `${key} ${print}`;
}
function compareSecrets({ fingerprints }, left, right) {
    const [ours, theirs] = [
        known(fingerprints, left),
        known(fingerprints, right)
    ];
    if (ours === undefined || theirs === undefined) return 'unknown';
    const [[ourKey, print, ...rest], [theirKey]] = [
        ours.split(' '),
        theirs.split(' ')
    ];
    if (!ourKey || !print || rest.length > 0 || ourKey !== theirKey) return 'incomparable';
    return ours === theirs ? 'same' : 'other';
}
const UNCOMPARED = {
    unknown: 'no fingerprint on both',
    incomparable: 'fingerprints that name no key, or two'
};
function parseFacts(text, place) {
    let json;
    try {
        json = JSON.parse(text);
    } catch  {
        throw new _usererror.UserError('the facts are not JSON', {
            place,
            allowed: SHAPE
        });
    }
    const parsed = IsolationFacts.safeParse(json);
    if (parsed.success) return parsed.data;
    const at = parsed.error.issues.map(({ path })=>path.join('.') || '(root)').join(', ');
    throw new _usererror.UserError(`the facts have another shape, at ${at}`, {
        place,
        allowed: SHAPE
    });
}
