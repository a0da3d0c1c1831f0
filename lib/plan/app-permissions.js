"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "APP_PERMISSIONS", {
    enumerable: true,
    get: function() {
        return APP_PERMISSIONS;
    }
});
const APP_PERMISSIONS = {
    provisioning: {
        repository: {
            ...{
                administration: 'write',
                environments: 'write',
                secrets: 'write',
                actions_variables: 'write'
            },
            ...{
                actions: 'read',
                contents: 'read',
                metadata: 'read'
            }
        },
        organization: {
            members: 'read',
            organization_administration: 'read',
            organization_plan: 'read'
        }
    },
    inspection: {
        repository: {
            // GitHub shows who may bypass a ruleset to nobody else.
            administration: 'write',
            ...{
                actions: 'read',
                actions_variables: 'read',
                contents: 'read',
                environments: 'read',
                metadata: 'read'
            },
            secrets: 'read'
        },
        organization: {
            members: 'read',
            organization_administration: 'read',
            organization_plan: 'read'
        }
    },
    delivery: {
        // Contents and pull requests: who made what a release brings, and whether the tier's branch has it.
        repository: {
            actions: 'write',
            contents: 'read',
            metadata: 'read',
            pull_requests: 'read'
        },
        organization: {
            members: 'read'
        }
    },
    evidence: {
        repository: {
            contents: 'write',
            metadata: 'read'
        },
        organization: {}
    }
};
