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
    get evidenceBranchOf () {
        return evidenceBranchOf;
    },
    get requireEvidence () {
        return requireEvidence;
    },
    get withEvidence () {
        return withEvidence;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _gitbranch = require("../../evidence/branch/git-branch");
const _githubbranch = require("../../evidence/branch/github-branch");
const _git = require("../../evidence/git/git");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
function withEvidence(command) {
    return command.addOption(new _commander.Option('--evidence-clone <dir>', 'a clone of the evidence repository; default: this folder')).addOption(new _commander.Option('--evidence-remote <remote>', 'its remote, by name or address; default: origin')).addOption(new _commander.Option('--evidence-api', 'over the GitHub API instead, without a clone')).addOption(new _commander.Option('--evidence-fetched', 'as the clone of the governing repository has it that this job of GitHub Actions has just made: to read'));
}
function requireEvidence(registry) {
    if (registry.evidence) return registry.evidence;
    throw new _usererror.UserError('the registry names no evidence branch', {
        place: '/evidence',
        allowed: 'evidence: { "repository": KEY, "branch": "evidence" } in the registry'
    });
}
// The App that may push is who writes; without one, whoever git says that works here.
function writerOf(registry, clone) {
    const slug = registry.apps.evidence?.slug;
    if (slug !== undefined) return {
        name: `${slug}[bot]`,
        email: `${slug}[bot]@users.noreply.github.com`
    };
    const [name, email] = [
        'user.name',
        'user.email'
    ].map((key)=>(0, _git.git)(clone, 'config', '--get', key).stdout.toString());
    return name?.trim() && email?.trim() ? {
        name: name.trim(),
        email: email.trim()
    } : undefined;
}
function evidenceBranchOf(flags, context, registry) {
    const { branch, repository } = requireEvidence(registry);
    const isByGit = flags.evidenceClone !== undefined || flags.evidenceRemote !== undefined;
    if ([
        flags.evidenceApi,
        flags.evidenceFetched,
        isByGit
    ].filter(Boolean).length > 1) {
        throw new _usererror.UserError('the evidence branch is named in two ways', {
            place: flags.evidenceApi ? '--evidence-api' : '--evidence-fetched',
            allowed: 'one of --evidence-api, --evidence-fetched, or --evidence-clone and --evidence-remote'
        });
    }
    if (flags.evidenceFetched) {
        // A job's clone is as old as the job; any other may have been made before a revocation.
        if (context.env['GITHUB_ACTIONS'] !== 'true') {
            throw new _usererror.UserError('a clone of before may lack what was pushed since', {
                place: '--evidence-fetched',
                allowed: 'in a job of GitHub Actions, which has just fetched it; elsewhere --evidence-clone or --evidence-api'
            });
        }
        if (repository !== registry.governance.repository) {
            throw new _usererror.UserError('a clone of the governing repository has no evidence', {
                place: '--evidence-fetched',
                allowed: `--evidence-api: the registry keeps evidence in ${repository}`
            });
        }
        return (0, _gitbranch.fetchedEvidenceBranch)({
            repository: context.cwd,
            remote: 'origin',
            branch
        });
    }
    if (flags.evidenceApi) {
        const owner = registry.organization.login;
        const client = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, owner));
        return (0, _githubbranch.githubEvidenceBranch)({
            client,
            owner,
            repository: (0, _selectors.repositoryOf)(registry, repository).name,
            branch
        });
    }
    const clone = (0, _nodepath.resolve)(context.cwd, flags.evidenceClone ?? '.');
    const writer = writerOf(registry, clone);
    return (0, _gitbranch.gitEvidenceBranch)({
        repository: clone,
        remote: flags.evidenceRemote ?? 'origin',
        branch,
        writer
    });
}
