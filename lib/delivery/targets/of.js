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
    get deliveryActor () {
        return deliveryActor;
    },
    get targetOf () {
        return targetOf;
    }
});
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _netlify = require("./netlify");
const _netlifysite = require("./netlify-site");
const _workflow = require("./workflow");
// The leaf starts a surface's own workflow with the token of its job, which is no App's of ours.
const LEAF_ACTOR = 'github-actions[bot]';
function deliveryActor(registry) {
    const slug = registry.apps.delivery?.slug;
    if (slug !== undefined) return `${slug}[bot]`;
    throw new _usererror.UserError('the registry names no App that dispatches deploys', {
        place: '/apps/delivery',
        allowed: 'apps.delivery: { "slug": …, "keySecret": … } in the registry'
    });
}
async function targetOf(registry, surface, tier, { netlify, github, store, ticketId, spentBy = 0, patience = {} }) {
    const { target } = surface;
    const place = {
        surface: surface.id,
        tier: tier.id
    };
    if (target.kind === 'netlify') {
        const client = netlify();
        return (0, _netlify.netlifyTarget)(client, {
            ...place,
            site: await (0, _netlifysite.findSite)(client, {
                registry,
                surface,
                tier
            }),
            patience
        });
    }
    const liveUrl = (0, _selectors.valueOn)(target.url, tier.id)?.replace(/\/+$/, '');
    if (liveUrl === undefined) {
        throw new _usererror.UserError(`the registry gives no address of ${surface.id} on ${tier.id}`, {
            place: `surface ${surface.id}, target.url.${tier.id}`,
            allowed: 'an address at which the marker can be read: what cannot be read back is not deployed'
        });
    }
    return (0, _workflow.workflowTarget)(github(), {
        ...{
            ...place,
            liveUrl,
            ticketId,
            spentBy,
            patience,
            store,
            actor: LEAF_ACTOR
        },
        ...{
            owner: registry.organization.login,
            repo: (0, _selectors.repositoryOf)(registry, surface.repository).name
        },
        ...{
            workflow: target.workflow,
            branch: (0, _selectors.branchOf)(registry, surface.repository, tier)
        }
    });
}
