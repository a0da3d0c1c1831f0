/**
 * A name in the one form in which GitHub compares it: case tells neither logins, team slugs, organizations and
 * repositories apart, nor environments ("Environment names are not case sensitive",
 * https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments), nor the names of
 * secrets and variables (https://docs.github.com/actions/reference/security/secrets). For keys of sets and maps. Branches,
 * tags and rulesets are told apart by case, and do not go through here.
 */ "use strict";
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
    get githubName () {
        return githubName;
    },
    get hasName () {
        return hasName;
    },
    get isSameName () {
        return isSameName;
    }
});
function githubName(name) {
    return name.toLowerCase();
}
function isSameName(one, other) {
    return githubName(one) === githubName(other);
}
function hasName(names, name) {
    return names.some((each)=>isSameName(each, name));
}
