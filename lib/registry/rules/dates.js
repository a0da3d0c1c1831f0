"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "dateRules", {
    enumerable: true,
    get: function() {
        return dateRules;
    }
});
const _dates = require("../dates");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const SOURCE = 'REGISTRY.md "Rules beyond the schema"';
const MAX_TOMBSTONE_DAYS = 90;
function expiries({ tombstones, trust }) {
    return [
        ...tombstones.map(({ expires }, index)=>({
                date: expires,
                pointer: (0, _problem.pointer)('tombstones', index, 'expires')
            })),
        ...(trust?.entries ?? []).flatMap((entry, index)=>entry.kind === 'key' ? [
                {
                    date: entry.notAfter,
                    pointer: (0, _problem.pointer)('trust', 'entries', index, 'notAfter')
                }
            ] : [])
    ];
}
function rotations({ surfaces }) {
    return surfaces.flatMap(({ secrets }, index)=>secrets.flatMap(({ lastRotated }, secret)=>lastRotated === undefined ? [] : [
                {
                    date: lastRotated,
                    pointer: (0, _problem.pointer)('surfaces', index, 'secrets', secret, 'lastRotated')
                }
            ]));
}
const dateRules = [
    {
        code: 'date-unreal',
        level: 'error',
        title: 'A date is a day of the calendar',
        why: 'Readers turn 30 February into different days.',
        source: SOURCE,
        check: (registry)=>[
                ...expiries(registry),
                ...rotations(registry)
            ].filter(({ date })=>(0, _dates.startOfDay)(date) === undefined).map(({ date, pointer: place })=>({
                    pointer: place,
                    message: `there is no day ${(0, _secretlooking.showValue)(date)}`,
                    allowed: 'YYYY-MM-DD, a day that exists'
                }))
    },
    {
        code: 'date-expired',
        level: 'error',
        title: 'What expires has not expired',
        why: 'An expired tombstone or key must be taken out or renewed by somebody, not linger.',
        source: SOURCE,
        check: (registry, { now })=>expiries(registry).filter(({ date })=>((0, _dates.endOfDay)(date) ?? Number.POSITIVE_INFINITY) <= now.getTime()).map(({ date, pointer: place })=>({
                    pointer: place,
                    message: `${(0, _secretlooking.showValue)(date)} is over at ${now.toISOString()}`,
                    allowed: 'a day that has not ended'
                }))
    },
    {
        code: 'date-in-future',
        level: 'error',
        title: 'A rotation lies in the past',
        why: 'A date in the future would put off the next rotation.',
        source: SOURCE,
        check: (registry, { now })=>rotations(registry).filter(({ date })=>((0, _dates.startOfDay)(date) ?? 0) > now.getTime()).map(({ date, pointer: place })=>({
                    pointer: place,
                    message: `a secret cannot have been rotated on ${(0, _secretlooking.showValue)(date)}, after ${now.toISOString()}`,
                    allowed: 'a day that has begun'
                }))
    },
    {
        code: 'tombstone-too-long',
        level: 'error',
        title: 'A tombstone holds at most 90 days',
        why: 'It takes protection off; that is for a removal under way, not for good.',
        source: SOURCE,
        check: ({ tombstones }, { now })=>tombstones.flatMap(({ expires }, index)=>((0, _dates.startOfDay)(expires) ?? 0) > now.getTime() + (0, _dates.days)(MAX_TOMBSTONE_DAYS) ? [
                    {
                        pointer: (0, _problem.pointer)('tombstones', index, 'expires'),
                        message: `the tombstone expires on ${(0, _secretlooking.showValue)(expires)}, more than ${MAX_TOMBSTONE_DAYS} days ahead`,
                        allowed: `at most ${MAX_TOMBSTONE_DAYS} days after ${now.toISOString().slice(0, 10)}`
                    }
                ] : [])
    }
];
