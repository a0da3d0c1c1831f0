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
    get deployHandlers () {
        return deployHandlers;
    },
    get expireDeploys () {
        return expireDeploys;
    }
});
const _nodecrypto = require("node:crypto");
const _json = require("../core/json");
const _access = require("./access");
const _deployanswer = require("./deploy-answer");
const _paging = require("./paging");
const _serving = require("./serving");
const _world = require("./world");
function find(exchange) {
    const deploy = exchange.world.deploys.find((one)=>one.id === exchange.params['deploy_id']);
    const siteId = exchange.params['site_id'] ?? deploy?.siteId;
    const site = (0, _access.visibleSite)(exchange, siteId);
    if (deploy === undefined || deploy.siteId !== site.id) throw (0, _access.refusal)(404, 'Not Found');
    return {
        site,
        deploy
    };
}
/** Counts a read of a passing state, and lets the deploy go on when it was the last one. */ function passOn(exchange, { site, deploy }) {
    if (deploy.state !== 'preparing' && deploy.state !== 'uploaded') return;
    if (deploy.readsLeft > 0) deploy.readsLeft -= 1;
    else if (deploy.state === 'preparing' && (0, _deployanswer.missingFiles)(exchange.world, deploy).length > 0) deploy.state = 'uploading';
    else finish(exchange, {
        site,
        deploy
    });
}
/** All files are there: the deploy is ready, and live when it is a production deploy and nothing is locked. */ function finish(exchange, { site, deploy }) {
    deploy.state = 'ready';
    // A locked deploy stays published: that is what locking is for.
    const locked = exchange.world.deploys.some((one)=>one.id === site.publishedDeployId && one.locked);
    if (deploy.context === 'production' && !deploy.draft && !locked) publish(exchange, {
        site,
        deploy
    });
}
function filesOf(given) {
    const files = (0, _json.isObject)(given) ? given : {};
    const wrong = Object.entries(files).find(([, digest])=>typeof digest !== 'string' || !/^[0-9a-f]{40}$/.test(digest));
    if (wrong !== undefined) throw (0, _access.refusal)(422, `'${wrong[0]}' needs a SHA-1`);
    const entries = Object.entries(files);
    return Object.fromEntries(entries.map(([path, digest])=>[
            path.startsWith('/') ? path : `/${path}`,
            digest
        ]));
}
function answer(exchange, { site, deploy }, status) {
    return {
        status,
        body: (0, _deployanswer.deployAnswer)(exchange, site, deploy)
    };
}
function publish(exchange, { site, deploy }) {
    site.publishedDeployId = deploy.id;
    deploy.publishedAt = exchange.now();
}
function read(exchange) {
    const found = find(exchange);
    passOn(exchange, found);
    return answer(exchange, found, 200);
}
function remove(exchange) {
    const { site, deploy } = find(exchange);
    if (site.publishedDeployId === deploy.id) throw (0, _access.refusal)(422, 'The published deploy cannot be deleted');
    exchange.world.deploys = exchange.world.deploys.filter((one)=>one.id !== deploy.id);
    return {
        status: 204
    };
}
function expireDeploys(world, siteId, before) {
    const published = world.sites.find(({ id })=>id === siteId)?.publishedDeployId;
    world.deploys = world.deploys.filter((one)=>one.siteId !== siteId || one.id === published || one.createdAt >= before);
}
const deployHandlers = {
    listSiteDeploys: (exchange)=>{
        const site = (0, _access.visibleSite)(exchange, exchange.params['site_id']);
        const { world } = exchange;
        const [state, branch] = [
            (0, _access.queryText)(exchange, 'state'),
            (0, _access.queryText)(exchange, 'branch')
        ];
        const found = world.deploys.filter((one)=>one.siteId === site.id).filter((one)=>state === undefined || one.state === state).filter((one)=>branch === undefined || one.branch === branch).filter((one)=>(0, _access.queryText)(exchange, 'production') !== 'true' || one.context === 'production').filter((one)=>(0, _access.queryText)(exchange, 'deploy-previews') !== 'true' || one.context === 'deploy-preview').filter((one)=>(0, _access.queryText)(exchange, 'latest-published') !== 'true' || one.id === site.publishedDeployId).reverse();
        return (0, _paging.page)(exchange, found.map((deploy)=>(0, _deployanswer.deployAnswer)(exchange, site, deploy)));
    },
    createSiteDeploy: (exchange)=>{
        const { world } = exchange;
        const site = (0, _access.visibleSite)(exchange, exchange.params['site_id']);
        const body = (0, _json.isObject)(exchange.body) ? exchange.body : {};
        const branch = typeof body['branch'] === 'string' ? body['branch'] : undefined;
        const draft = body['draft'] === true;
        const context = draft ? 'deploy-preview' : branch === undefined ? 'production' : 'branch-deploy';
        if (context === 'production' && site.preventNonGitProdDeploys) {
            throw (0, _access.refusal)(422, 'This site takes production deploys from its linked repository only');
        }
        const deploy = {
            id: (0, _world.nextId)(world, 'object'),
            siteId: site.id,
            state: body['async'] === true ? 'preparing' : 'uploading',
            draft,
            errorMessage: null,
            readsLeft: world.passingReads,
            context,
            branch: branch ?? site.buildSettings.repo_branch ?? 'main',
            title: (0, _access.queryText)(exchange, 'title') ?? null,
            locked: false,
            files: filesOf(body['files']),
            createdAt: exchange.now(),
            publishedAt: null
        };
        world.deploys.push(deploy);
        if (deploy.state === 'uploading' && (0, _deployanswer.missingFiles)(world, deploy).length === 0) finish(exchange, {
            site,
            deploy
        });
        return answer(exchange, {
            site,
            deploy
        }, 200);
    },
    getDeploy: read,
    getSiteDeploy: read,
    uploadDeployFile: (exchange)=>{
        const { site, deploy } = find(exchange);
        const path = `/${exchange.params['path'] ?? ''}`;
        const digest = deploy.files[path];
        if (deploy.state !== 'uploading') throw (0, _access.refusal)(422, `A deploy that is ${deploy.state} takes no files`);
        if (digest === undefined) throw (0, _access.refusal)(404, `The deploy has no file ${path}`);
        const bytes = Buffer.isBuffer(exchange.body) ? exchange.body : Buffer.alloc(0);
        if ((0, _nodecrypto.createHash)('sha1').update(bytes).digest('hex') !== digest) throw (0, _access.refusal)(422, `${path} has another SHA-1`);
        exchange.world.files[digest] = bytes.toString('base64');
        if ((0, _deployanswer.missingFiles)(exchange.world, deploy).length === 0) {
            Object.assign(deploy, {
                state: 'uploaded',
                readsLeft: exchange.world.passingReads
            });
            if (deploy.readsLeft === 0) finish(exchange, {
                site,
                deploy
            });
        }
        return {
            status: 200,
            body: {
                id: path,
                path,
                sha: digest,
                mime_type: (0, _serving.mimeType)(path),
                size: bytes.length
            }
        };
    },
    cancelSiteDeploy: (exchange)=>{
        const found = find(exchange);
        if (found.deploy.state === 'ready') throw (0, _access.refusal)(422, 'A deploy that is ready cannot be canceled');
        Object.assign(found.deploy, {
            state: 'error',
            errorMessage: 'Canceled deploy'
        });
        return answer(exchange, found, 201);
    },
    deleteDeploy: remove,
    deleteSiteDeploy: remove,
    lockDeploy: (exchange)=>{
        const found = find(exchange);
        if (found.site.publishedDeployId !== found.deploy.id) throw (0, _access.refusal)(422, 'Only the published deploy can be locked');
        found.deploy.locked = true;
        return answer(exchange, found, 200);
    },
    unlockDeploy: (exchange)=>{
        const found = find(exchange);
        found.deploy.locked = false;
        return answer(exchange, found, 200);
    },
    restoreSiteDeploy: (exchange)=>{
        const found = find(exchange);
        if (found.deploy.state !== 'ready') throw (0, _access.refusal)(422, `A deploy that is ${found.deploy.state} cannot be restored`);
        const before = exchange.world.deploys.find((one)=>one.id === found.site.publishedDeployId);
        if (before?.locked === true) {
            before.locked = false;
            found.deploy.locked = true;
        }
        publish(exchange, found);
        return answer(exchange, found, 201);
    }
};
