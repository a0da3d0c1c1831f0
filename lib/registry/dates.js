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
    get days () {
        return days;
    },
    get endOfDay () {
        return endOfDay;
    },
    get startOfDay () {
        return startOfDay;
    }
});
const DAY = 86_400_000;
function startOfDay(date) {
    const time = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return undefined;
    return time;
}
function endOfDay(date) {
    const start = startOfDay(date);
    return start === undefined ? undefined : start + DAY;
}
function days(count) {
    return count * DAY;
}
