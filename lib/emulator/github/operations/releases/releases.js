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
    get createRelease () {
        return createRelease;
    },
    get deleteRelease () {
        return deleteRelease;
    },
    get getRelease () {
        return getRelease;
    },
    get getReleaseByTag () {
        return getReleaseByTag;
    },
    get listReleases () {
        return listReleases;
    },
    get releaseOf () {
        return releaseOf;
    },
    get updateRelease () {
        return updateRelease;
    }
});
const _exchange = require("../../../core/exchange");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _refs = require("../../git/refs");
const _lookup = require("../../lookup");
const _refrules = require("../../rules/ref-rules");
const _release = require("../../shapes/release");
const _pagination = require("../../transport/pagination");
const _permissions = require("../../transport/permissions");
const _world = require("../../world");
function invalid(code, field) {
    const errors = [
        {
            resource: 'Release',
            code,
            field
        }
    ];
    return new _exchange.ApiError(422, {
        message: 'Validation Failed',
        errors,
        documentation_url: 'https://docs.github.com/rest'
    });
}
function releaseOf(exchange) {
    const found = (0, _lookup.repositoryOf)(exchange).releases[exchange.params['release_id'] ?? ''];
    if (found === undefined || found.draft && !(0, _permissions.has)(exchange, 'contents', 'write')) throw (0, _errors.notFound)();
    return found;
}
/** Publishing makes the tag when it is not there, at the target: held by the rules for tags like any other. */ function publish(exchange, repository, tag, target) {
    if ((0, _refs.refAt)(repository, `tags/${tag}`) !== undefined) return;
    const sha = (0, _refs.resolveCommit)(repository, target);
    if (sha === undefined) throw invalid('invalid', 'target_commitish');
    (0, _refrules.requireRefRules)(exchange, repository, {
        ref: `refs/tags/${tag}`,
        before: null,
        after: sha
    }, _errors.unprocessable);
    (0, _refs.setRef)(repository, `tags/${tag}`, sha);
}
function requireFreeTag(repository, tag, own) {
    const taken = Object.values(repository.releases).some((one)=>one !== own && one.tagName === tag && !one.draft);
    if (taken) throw invalid('already_exists', 'tag_name');
}
function createRelease(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const body = exchange.body;
    const tagName = body.tag_name ?? '';
    const targetCommitish = body.target_commitish ?? repository.defaultBranch;
    const draft = body.draft ?? false;
    if (!/^[^\s~^:?*[\\]+$/.test(tagName)) throw invalid('custom', 'tag_name');
    requireFreeTag(repository, tagName);
    if (!draft) publish(exchange, repository, tagName, targetCommitish);
    const at = exchange.now();
    const release = {
        ...{
            id: (0, _world.takeId)(exchange.world),
            tagName,
            targetCommitish,
            name: body.name ?? null,
            body: body.body ?? null
        },
        ...{
            draft,
            prerelease: body.prerelease ?? false,
            author: (0, _actor.loginOf)(exchange),
            createdAt: at
        },
        ...{
            publishedAt: draft ? null : at,
            assets: {}
        }
    };
    repository.releases[release.id] = release;
    return {
        status: 201,
        body: (0, _release.releaseShape)(exchange, repository, release)
    };
}
function updateRelease(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const release = releaseOf(exchange);
    const body = exchange.body ?? {};
    const tagName = body.tag_name ?? release.tagName;
    const draft = body.draft ?? release.draft;
    const targetCommitish = body.target_commitish ?? release.targetCommitish;
    requireFreeTag(repository, tagName, release);
    if (!draft) publish(exchange, repository, tagName, targetCommitish);
    Object.assign(release, {
        ...{
            tagName,
            targetCommitish,
            draft,
            name: body.name ?? release.name,
            body: body.body ?? release.body
        },
        prerelease: body.prerelease ?? release.prerelease,
        publishedAt: draft ? null : release.publishedAt ?? exchange.now()
    });
    return {
        status: 200,
        body: (0, _release.releaseShape)(exchange, repository, release)
    };
}
function getRelease(exchange) {
    return {
        status: 200,
        body: (0, _release.releaseShape)(exchange, (0, _lookup.repositoryOf)(exchange), releaseOf(exchange))
    };
}
function getReleaseByTag(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const tag = exchange.params['tag'];
    const found = Object.values(repository.releases).find((one)=>one.tagName === tag && !one.draft);
    if (found === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: (0, _release.releaseShape)(exchange, repository, found)
    };
}
function listReleases(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const all = Object.values(repository.releases).filter(({ draft })=>!draft || (0, _permissions.has)(exchange, 'contents', 'write')).reverse();
    return (0, _pagination.page)(exchange, all, (some)=>some.map((one)=>(0, _release.releaseShape)(exchange, repository, one)));
}
function deleteRelease(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    delete repository.releases[releaseOf(exchange).id];
    return {
        status: 204
    };
}
