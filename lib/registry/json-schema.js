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
    get SCHEMA_PATH () {
        return SCHEMA_PATH;
    },
    get registryJsonSchema () {
        return registryJsonSchema;
    },
    get registryJsonSchemaText () {
        return registryJsonSchemaText;
    }
});
const _zod = require("zod");
const _schema = require("./schema");
const _check = require("./schema/check");
const _organization = require("./schema/organization");
const _primitives = require("./schema/primitives");
const _surface = require("./schema/surface");
const _tier = require("./schema/tier");
const _trust = require("./schema/trust");
const SCHEMA_PATH = 'registry/deploy-surfaces.schema.json';
const DESCRIPTIONS = new Map([
    [
        _schema.Registry,
        {
            title: 'Deploy surfaces',
            description: 'What can be deployed, where, and who may let it through.'
        }
    ],
    [
        _organization.Organization,
        {
            title: 'Organization',
            description: 'The GitHub organization; its plan says what GitHub accepts.'
        }
    ],
    [
        _organization.Governance,
        {
            title: 'Governance',
            description: 'The repository that holds the registry, and who owns it.'
        }
    ],
    [
        _organization.App,
        {
            title: 'GitHub App',
            description: 'An App by slug, and the secret that holds its private key.'
        }
    ],
    [
        _organization.Repository,
        {
            title: 'Repository',
            description: 'One GitHub repository: name, branches, rules, Actions settings.'
        }
    ],
    [
        _organization.BranchRules,
        {
            title: 'Branch rules',
            description: 'What a pull request to a tier’s branch must pass.'
        }
    ],
    [
        _organization.AllowedActions,
        {
            title: 'Allowed actions',
            description: 'Which actions the repository’s workflows may use.'
        }
    ],
    [
        _tier.Tier,
        {
            title: 'Tier',
            description: 'One tier of delivery; the last of the promotesFrom chain is the highest.'
        }
    ],
    [
        _tier.Approval,
        {
            title: 'Approval',
            description: 'Who lets a promotion through: per commit or surface, by how many.'
        }
    ],
    [
        _tier.Gate,
        {
            title: 'Gate',
            description: 'How strict the go/no-go of the tier is.'
        }
    ],
    [
        _schema.Naming,
        {
            title: 'Naming',
            description: 'Templates of the derived environment names.'
        }
    ],
    [
        _surface.Surface,
        {
            title: 'Surface',
            description: 'One thing that is deployed on its own.'
        }
    ],
    [
        _surface.NetlifyTarget,
        {
            title: 'Netlify',
            description: 'A Netlify site for each tier.'
        }
    ],
    [
        _surface.WorkflowTarget,
        {
            title: 'Workflow',
            description: 'The surface’s own workflow deploys it.'
        }
    ],
    [
        _surface.LinkedBuild,
        {
            title: 'Linked build',
            description: 'Netlify builds deploy previews from this branch.'
        }
    ],
    [
        _surface.Health,
        {
            title: 'Health',
            description: 'How a deploy is watched; failureLimit failures in a row roll it back.'
        }
    ],
    [
        _surface.Variable,
        {
            title: 'Variable',
            description: 'A plain value for each tier.'
        }
    ],
    [
        _surface.Secret,
        {
            title: 'Secret',
            description: 'A secret by name; never its value.'
        }
    ],
    [
        _surface.Toggle,
        {
            title: 'Toggle',
            description: 'A boolean for each tier, and why they differ.'
        }
    ],
    [
        _check.Check,
        {
            title: 'Check',
            description: 'What risk it answers, how severe, and whether it blocks.'
        }
    ],
    [
        _check.Lane,
        {
            title: 'Lane',
            description: 'A lane of work: owners, and which paths are in and out.'
        }
    ],
    [
        _schema.Tombstone,
        {
            title: 'Tombstone',
            description: 'Leave to remove something protected.'
        }
    ],
    [
        _trust.Trust,
        {
            title: 'Trust',
            description: 'The trusted root, and who may attest what.'
        }
    ],
    [
        _trust.SigstoreEntry,
        {
            title: 'Keyless signer',
            description: 'Statements signed by runs of one GitHub workflow.'
        }
    ],
    [
        _trust.KeyEntry,
        {
            title: 'Key',
            description: 'One Ed25519 key: a person’s, or a local one.'
        }
    ],
    [
        _primitives.Id,
        {
            title: 'Id',
            description: 'Lower case letters, digits and "-"; 1 to 39 characters.'
        }
    ],
    [
        _primitives.Principal,
        {
            title: 'Principal',
            description: 'team:<slug> or user:<login>'
        }
    ],
    [
        _primitives.Branch,
        {
            title: 'Branch',
            description: 'The exact name of one branch.'
        }
    ],
    [
        _primitives.Glob,
        {
            title: 'Path',
            description: 'Relative, with "/"; as a glob in picomatch’s syntax.'
        }
    ],
    [
        _primitives.CalendarDate,
        {
            title: 'Date',
            description: 'YYYY-MM-DD'
        }
    ],
    [
        _primitives.Duration,
        {
            title: 'Duration',
            description: 'ISO 8601 in weeks, days, hours, minutes, seconds: PT1H, P90D'
        }
    ]
]);
function registryJsonSchema() {
    const schema = _zod.z.toJSONSchema(_schema.Registry, {
        io: 'input',
        target: 'draft-2020-12',
        override: ({ zodSchema, jsonSchema })=>{
            Object.assign(jsonSchema, DESCRIPTIONS.get(zodSchema));
        }
    });
    return {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'urn:causeway:deploy-surfaces:v1',
        ...schema
    };
}
function registryJsonSchemaText() {
    return `${JSON.stringify(registryJsonSchema(), null, 2)}\n`;
}
