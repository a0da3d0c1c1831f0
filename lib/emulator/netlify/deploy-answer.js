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
    get deployAnswer () {
        return deployAnswer;
    },
    get missingFiles () {
        return missingFiles;
    }
});
function missingFiles(world, deploy) {
    return [
        ...new Set(Object.values(deploy.files))
    ].filter((digest)=>world.files[digest] === undefined).sort();
}
function deployAnswer(exchange, site, deploy) {
    const { world } = exchange;
    const origin = exchange.base.replace(/\/api\/v1$/, '');
    const own = `${origin}/_site/${deploy.id}`;
    const live = `${origin}/_live/${site.name}`;
    return {
        id: deploy.id,
        site_id: site.id,
        name: site.name,
        state: deploy.state,
        context: deploy.context,
        branch: deploy.branch,
        draft: deploy.draft,
        locked: deploy.locked,
        required: deploy.state === 'preparing' ? [] : missingFiles(world, deploy),
        required_functions: [],
        url: live,
        ssl_url: live,
        deploy_url: own,
        deploy_ssl_url: own,
        admin_url: `https://app.netlify.com/projects/${site.name}`,
        created_at: deploy.createdAt,
        updated_at: deploy.publishedAt ?? deploy.createdAt,
        ...deploy.errorMessage === null ? {} : {
            error_message: deploy.errorMessage
        },
        ...deploy.title === null ? {} : {
            title: deploy.title
        },
        ...deploy.publishedAt === null ? {} : {
            published_at: deploy.publishedAt
        }
    };
}
