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
    get Branch () {
        return Branch;
    },
    get CalendarDate () {
        return CalendarDate;
    },
    get Duration () {
        return Duration;
    },
    get Formerly () {
        return Formerly;
    },
    get Glob () {
        return Glob;
    },
    get HttpsUrl () {
        return HttpsUrl;
    },
    get Id () {
        return Id;
    },
    get Path () {
        return Path;
    },
    get Principal () {
        return Principal;
    },
    get Slug () {
        return Slug;
    },
    get Text () {
        return Text;
    },
    get VariableName () {
        return VariableName;
    }
});
const _zod = require("zod");
const Id = _zod.z.string().regex(/^(?!(?:constructor|prototype)$)[a-z][a-z0-9-]{0,38}$/, 'an id is [a-z][a-z0-9-]{0,38}, no reserved word');
const Formerly = _zod.z.array(Id).min(1).max(20).optional();
const Text = _zod.z.string().min(1).max(500).regex(/^[^\p{Cc}]*$/u, 'text has no control characters');
const Principal = _zod.z.string().regex(/^(team|user):[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})$/, 'a principal is team:<slug> or user:<login>');
const Slug = _zod.z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98})$/, 'a slug is letters, digits, ".", "_" and "-"');
const Branch = _zod.z.string().min(1).max(244).regex(/^[^\p{Cc}\s]*$/u, 'a branch name has no spaces or control characters');
const Path = _zod.z.string().min(1).max(500).regex(/^[^\p{Cc}]*$/u, 'a path has no control characters');
const Glob = Path;
const CalendarDate = _zod.z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is YYYY-MM-DD');
const Duration = _zod.z.string().regex(/^P(?=\d|T\d)(?:\d{1,5}W|(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/, 'a duration is ISO 8601 in weeks, days, hours, minutes and seconds, e.g. PT1H or P90D');
const VariableName = _zod.z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, 'a variable name is letters, digits and _');
const HttpsUrl = _zod.z.string().max(500).regex(/^https:\/\/[^\s\p{Cc}]+$/u, 'an address begins with https://');
