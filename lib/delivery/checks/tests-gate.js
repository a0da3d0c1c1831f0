"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judgeTests", {
    enumerable: true,
    get: function() {
        return judgeTests;
    }
});
const _sorted = require("../../plan/sorted");
const _globindex = require("../changed-surfaces/glob-index");
const _matcher = require("../changed-surfaces/matcher");
/** Files whose change alone changes what a program does. */ const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|go|rs|java|kt|rb|php|cs|swift|scala|sql|sh)$/;
/** Declarations and tools' settings: exceptions that hold everywhere. */ const NO_CODE = /(?:\.d\.[cm]?ts|\.config\.[cm]?[jt]s)$/;
/** Where tests lie, and what they are called. */ const TEST = /(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.[A-Za-z]+$|_test\.(?:go|py|rb)$|(?:^|\/)test_[^/]*\.py$|Tests?\.(?:java|kt|cs)$/;
/** The fewest characters of a reason: "n/a" is none. */ const SHORTEST_REASON = 12;
function judgeTests({ surfaces, changed, except, reasons }) {
    const ownersOf = (0, _matcher.areaMatcher)((0, _matcher.areasOf)(surfaces));
    const excepting = (0, _globindex.globIndex)(except);
    const surfacesOf = (path)=>new Set(ownersOf(path).areas.flatMap((area)=>area.surfaces));
    const tests = changed.filter(({ path })=>TEST.test(path));
    const code = changed.filter(({ path })=>CODE.test(path) && !NO_CODE.test(path) && !TEST.test(path));
    const isExcepted = ({ path })=>[
            ...excepting(path)
        ].length > 0;
    const tested = tests.map(surfacesOf);
    const untested = code.filter((each)=>{
        if (isExcepted(each)) return false;
        const own = surfacesOf(each);
        return !tested.some((of)=>of.size === 0 || own.size === 0 || [
                ...own
            ].some((id)=>of.has(id)));
    });
    const stated = (0, _sorted.sortedSet)(reasons.map((reason)=>reason.trim()).filter(({ length })=>length >= SHORTEST_REASON));
    const paths = (some)=>(0, _sorted.sortedSet)(some.map(({ path })=>path));
    return {
        ok: untested.length === 0 || stated.length > 0,
        ...{
            code: paths(code),
            tests: paths(tests),
            untested: paths(untested)
        },
        ...{
            excepted: paths(code.filter(isExcepted)),
            reasons: untested.length > 0 ? stated : []
        }
    };
}
