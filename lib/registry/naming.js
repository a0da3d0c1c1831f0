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
    get EVIDENCE_RULESETS () {
        return EVIDENCE_RULESETS;
    },
    get FOUNDATION () {
        return FOUNDATION;
    },
    get REGISTRY_KEY_SECRET () {
        return REGISTRY_KEY_SECRET;
    },
    get aggregatorContext () {
        return aggregatorContext;
    },
    get approvalEnvironmentNames () {
        return approvalEnvironmentNames;
    },
    get branchRulesetName () {
        return branchRulesetName;
    },
    get calledIn () {
        return calledIn;
    },
    get deployEnvironmentName () {
        return deployEnvironmentName;
    },
    get placeholders () {
        return placeholders;
    },
    get serviceEnvironmentName () {
        return serviceEnvironmentName;
    },
    get siteName () {
        return siteName;
    }
});
const FOUNDATION = 'foundation';
const REGISTRY_KEY_SECRET = 'CAUSEWAY_REGISTRY_KEY';
function fill(template, values) {
    return template.replace(/\{([a-z]+)\}/g, (whole, name)=>String(values[name] ?? whole));
}
function placeholders(template) {
    return [
        ...template.matchAll(/\{([^{}]*)\}/g)
    ].map((match)=>match[1] ?? '');
}
function calledIn({ id, calledAs }) {
    return calledAs ?? id;
}
function deployEnvironmentName(registry, surface, tier) {
    return fill(registry.naming.deployEnvironment, {
        surface: calledIn(surface),
        tier: calledIn(tier)
    });
}
function approvalEnvironmentNames(registry, tier, surface) {
    if (!tier.approval) return [];
    const { approvalEnvironment, surfaceApprovalEnvironment, quorumSuffix } = registry.naming;
    const template = tier.approval.mode === 'surface' ? surfaceApprovalEnvironment : approvalEnvironment;
    const name = fill(template, {
        surface: calledIn(surface),
        tier: calledIn(tier)
    });
    return Array.from({
        length: tier.approval.quorum
    }, (_, index)=>index === 0 ? name : name + fill(quorumSuffix, {
            n: index + 1
        }));
}
function branchRulesetName(branch) {
    return `causeway branch ${branch}`;
}
const EVIDENCE_RULESETS = {
    appendOnly: 'causeway evidence append-only',
    writer: 'causeway evidence writer'
};
const serviceEnvironmentName = {
    infrastructure: (stack)=>`infrastructure-${stack}`,
    inspect: (stack)=>`inspect-${stack}`,
    delivery: (tierId)=>`causeway-delivery-${tierId}`,
    evidence: ()=>'causeway-evidence',
    preview: ()=>'causeway-preview'
};
function siteName(surface, tier) {
    if (surface.target.kind !== 'netlify') return undefined;
    return fill(surface.target.site, {
        surface: calledIn(surface),
        tier: calledIn(tier)
    });
}
function aggregatorContext(surfaceId) {
    return `causeway / ${surfaceId}`;
}
