"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "rotate", {
    enumerable: true,
    get: function() {
        return rotate;
    }
});
const _usererror = require("../../registry/user-error");
/** Hides a value in whatever another program says about it: in the parts that a message may quote, too. */ function withoutValue(error, value) {
    if (!(error instanceof _usererror.UserError)) return new _usererror.UserError('the store failed', {
        exitCode: 3
    });
    const parts = [
        value,
        JSON.stringify(value).slice(1, -1),
        encodeURIComponent(value),
        ...value.split('\n')
    ];
    const clean = (text)=>parts.filter(({ length })=>length >= 4).reduce((rest, part)=>rest.replaceAll(part, '[secret]'), text);
    const { message, place, allowed, exitCode } = error;
    return new _usererror.UserError(clean(message), {
        ...place === undefined ? {} : {
            place: clean(place)
        },
        ...allowed === undefined ? {} : {
            allowed: clean(allowed)
        },
        exitCode
    });
}
async function rotate(stores, value) {
    const done = [];
    for (const store of stores){
        try {
            const before = await store.writtenAt();
            await store.write(value);
            const after = await store.writtenAt();
            if (after === undefined || before !== undefined && Date.parse(after) <= Date.parse(before)) {
                throw new _usererror.UserError('the store does not show that it was written', {
                    ...{
                        place: store.place,
                        exitCode: 3
                    },
                    allowed: 'to rotate again, with another new value'
                });
            }
            done.push({
                place: store.place,
                before: before ?? null,
                after
            });
        } catch (error) {
            throw withoutValue(error, value);
        }
    }
    return done;
}
