"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "secretAgeFindings", {
    enumerable: true,
    get: function() {
        return secretAgeFindings;
    }
});
const _rotation = require("../../plan/rotation");
const _dates = require("../../registry/dates");
const _placedsecrets = require("../placed-secrets");
const _secrets = require("../repair/secrets");
function judge(secret, object, plan, now) {
    const { address, rotateEvery, lastRotated } = secret;
    const { updatedAt } = object.fields;
    const repair = (0, _secrets.fillSecret)(plan, secret, object);
    const written = typeof updatedAt === 'string' ? Date.parse(updatedAt) : Number.NaN;
    if (Number.isNaN(written)) {
        return [
            {
                kind: 'unverified',
                address,
                field: 'updatedAt',
                reason: 'nobody says when it was last written',
                repair
            }
        ];
    }
    const seen = updatedAt ?? null;
    const isStale = written + (0, _rotation.durationMs)(rotateEvery) <= now.getTime();
    const start = lastRotated === undefined ? undefined : (0, _dates.startOfDay)(lastRotated);
    // The registry tells of a rotation that never came here: the old value still works.
    const isBehind = start !== undefined && written < start;
    return [
        ...isStale ? [
            {
                kind: 'different',
                address,
                field: 'rotateEvery',
                planned: rotateEvery,
                seen,
                repair
            }
        ] : [],
        ...isBehind ? [
            {
                kind: 'different',
                address,
                field: 'lastRotated',
                planned: lastRotated,
                seen,
                repair
            }
        ] : []
    ];
}
function secretAgeFindings(plan, snapshot, now) {
    const seen = new Map(snapshot.objects.map((object)=>[
            object.address,
            object
        ]));
    return (0, _placedsecrets.placedSecrets)(plan).filter(({ managed })=>managed === 'external').flatMap((secret)=>{
        const object = seen.get(secret.address);
        // One that is not there is missing or unverified already.
        return object ? judge(secret, object, plan, now) : [];
    });
}
