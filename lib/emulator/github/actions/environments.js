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
    get deployRef () {
        return deployRef;
    },
    get enteredEnvironment () {
        return enteredEnvironment;
    },
    get isReviewer () {
        return isReviewer;
    },
    get mayApprove () {
        return mayApprove;
    },
    get mayDeploy () {
        return mayDeploy;
    }
});
const _picomatch = /*#__PURE__*/ _interop_require_default(require("picomatch"));
const _world = require("../world");
const _runs = require("./runs");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function enteredEnvironment(world, repository, name, at) {
    const known = repository.environments[name.toLowerCase()];
    if (known !== undefined) return known;
    const made = {
        ...{
            id: (0, _world.takeId)(world),
            name,
            createdAt: at,
            updatedAt: at,
            waitTimer: 0,
            reviewers: [],
            preventSelfReview: false
        },
        ...{
            canAdminsBypass: true,
            branchPolicy: null,
            policies: {},
            variables: {},
            secrets: {}
        }
    };
    repository.environments[name.toLowerCase()] = made;
    return made;
}
function deployRef({ event, headBranch, pulls }) {
    return event.startsWith('pull_request') && event !== 'pull_request_target' ? `refs/pull/${pulls[0] ?? 0}/merge` : headBranch;
}
function mayDeploy(repository, environment, branch) {
    const { branchPolicy, policies } = environment;
    if (branchPolicy === null) return true;
    if (branchPolicy.custom_branch_policies) return Object.values(policies).some(({ type, name })=>type === 'branch' && _picomatch.default.isMatch(branch, name));
    const anyRule = Object.values(repository.branches).some(({ protection })=>protection !== null);
    // "Protected branches only" lets every branch deploy where no classic rule exists.
    return !anyRule || repository.branches[branch]?.protection != null;
}
function isReviewer(world, environment, user) {
    return environment.reviewers.some(({ type, id })=>type === 'User' ? id === user.id : Object.values(world.teams).some((team)=>team.id === id && team.members.includes(user.login)));
}
function mayApprove(world, environment, run, user) {
    if (user === undefined || !isReviewer(world, environment, user)) return false;
    return !environment.preventSelfReview || (0, _runs.currentAttempt)(run).triggeringActor !== user.login;
}
