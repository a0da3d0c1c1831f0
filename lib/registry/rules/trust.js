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
    get ed25519PublicKey () {
        return ed25519PublicKey;
    },
    get trustRules () {
        return trustRules;
    }
});
const _nodecrypto = require("node:crypto");
const _githubname = require("../github-name");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
const _deployments = require("./deployments");
const SOURCE = 'REGISTRY.md "Rules beyond the schema"; EVIDENCE.md "Kinds"';
/** What a person's key may attest. */ const PERSONAL = new Set([
    'waiver',
    'waiver-approval',
    'checklist',
    'revocation',
    'incident',
    'manual-proof'
]);
/** What only a person may attest; an incident may also be opened by a monitor. */ const PERSONAL_ONLY = new Set([
    ...PERSONAL
].filter((kind)=>kind !== 'incident'));
function entries({ trust }, kind) {
    return (trust?.entries ?? []).flatMap((entry, index)=>entry.kind === kind ? [
            {
                entry: entry,
                at: (...path)=>(0, _problem.pointer)('trust', 'entries', index, ...path)
            }
        ] : []);
}
function ed25519PublicKey(text) {
    try {
        const key = text.includes('-----BEGIN') ? (0, _nodecrypto.createPublicKey)(text) : (0, _nodecrypto.createPublicKey)({
            key: Buffer.from(text, 'base64'),
            format: 'der',
            type: 'spki'
        });
        // createPublicKey also takes a private key and derives the public one: a private key has no place here.
        return key.asymmetricKeyType === 'ed25519' && !text.includes('PRIVATE') ? key : undefined;
    } catch  {
        return undefined;
    }
}
function fingerprint(text) {
    return ed25519PublicKey(text)?.export({
        format: 'jwk'
    }).x ?? text;
}
function wrongKinds({ entry, at }, isWrong, because, allowed) {
    return entry.mayAttest.flatMap((kind, index)=>isWrong(kind) ? [
            {
                pointer: at('mayAttest', index),
                message: `the key ${(0, _secretlooking.showValue)(entry.id)} ${because} ${kind}`,
                allowed
            }
        ] : []);
}
const trustRules = [
    {
        code: 'trust-key-invalid',
        level: 'error',
        title: 'A key entry holds an Ed25519 public key',
        why: 'A key that cannot be read verifies nothing; a private key must never stand here.',
        source: 'EVIDENCE.md',
        check: (registry)=>entries(registry, 'key').filter(({ entry })=>!ed25519PublicKey(entry.publicKey)).map(({ entry, at })=>({
                    pointer: at('publicKey'),
                    message: `the publicKey of ${(0, _secretlooking.showValue)(entry.id)} is no Ed25519 public key`,
                    allowed: 'PEM (-----BEGIN PUBLIC KEY-----), or base64 of the SPKI form'
                }))
    },
    {
        code: 'trust-key-duplicate',
        level: 'error',
        title: 'A key stands in one entry',
        why: 'A key in two entries has the rights of both, and may so serve two tiers.',
        source: SOURCE,
        check: (registry)=>(0, _deployments.repeats)(entries(registry, 'key'), ({ entry })=>fingerprint(entry.publicKey)).map(({ first, again })=>({
                    pointer: again.at('publicKey'),
                    message: `the key of ${(0, _secretlooking.showValue)(again.entry.id)} is also that of ${(0, _secretlooking.showValue)(first.entry.id)}`,
                    allowed: 'a key of its own for each entry'
                }))
    },
    {
        code: 'trust-key-tiers',
        level: 'error',
        title: 'A key serves at most one tier; one that is no person’s, exactly one',
        why: 'Whoever holds a key of two tiers can carry evidence from one to the other.',
        source: SOURCE,
        check: (registry)=>entries(registry, 'key').flatMap(({ entry, at })=>{
                const count = new Set(entry.tiers ?? []).size;
                if (count === 1 || entry.person !== undefined && count === 0) return [];
                return [
                    {
                        pointer: count === 0 ? at() : at('tiers'),
                        message: `the key ${(0, _secretlooking.showValue)(entry.id)} serves ${count === 0 ? 'no tier in particular' : `${count} tiers`}`,
                        allowed: entry.person === undefined ? 'exactly one tier' : 'one tier, or none'
                    }
                ];
            })
    },
    {
        code: 'trust-key-tier-approval',
        level: 'error',
        title: 'A key attests receipts, tickets and decisions only for tiers without approval',
        why: 'Where people must approve, only a run that GitHub vouches for may say that they did.',
        source: SOURCE,
        check: (registry)=>entries(registry, 'key').flatMap(({ entry, at })=>entry.person !== undefined ? [] : (entry.tiers ?? []).flatMap((id, index)=>(0, _selectors.findTier)(registry, id)?.approval ? [
                        {
                            pointer: at('tiers', index),
                            message: `the key ${(0, _secretlooking.showValue)(entry.id)} would attest for ${(0, _secretlooking.showValue)(id)}, which asks approval`,
                            allowed: (0, _problem.oneOf)(registry.tiers.filter((tier)=>!tier.approval).map((tier)=>tier.id))
                        }
                    ] : []))
    },
    {
        code: 'trust-person-kind',
        level: 'error',
        title: 'A person’s key attests only what people say',
        why: 'A person could otherwise sign that a test passed or a deploy happened.',
        source: SOURCE,
        check: (registry)=>entries(registry, 'key').filter(({ entry })=>entry.person !== undefined).flatMap((placed)=>wrongKinds(placed, (kind)=>!PERSONAL.has(kind), "is a person's and may not attest", (0, _problem.oneOf)(PERSONAL)))
    },
    {
        code: 'trust-person-missing',
        level: 'error',
        title: 'What only people say is attested by a person’s key',
        why: 'A waiver must name who answers for it.',
        source: SOURCE,
        check: (registry)=>entries(registry, 'key').filter(({ entry })=>entry.person === undefined).flatMap((placed)=>wrongKinds(placed, (kind)=>PERSONAL_ONLY.has(kind), 'names no person, but may attest', 'a person on the entry'))
    },
    {
        code: 'trust-person-team',
        level: 'error',
        title: 'A person is a user',
        why: 'A team’s key would let nobody tell who signed.',
        source: SOURCE,
        check: (registry)=>entries(registry, 'key').flatMap(({ entry, at })=>entry.person?.startsWith('team:') ? [
                    {
                        pointer: at('person'),
                        message: `the person of ${(0, _secretlooking.showValue)(entry.id)} is ${(0, _secretlooking.showValue)(entry.person)}`,
                        allowed: 'user:<login>'
                    }
                ] : [])
    },
    {
        code: 'trust-person-not-approver',
        level: 'error',
        title: 'A key that approves waivers is a waiver approver’s',
        why: 'Otherwise governance.waiverApprovers would be no list of who may.',
        source: 'EVIDENCE.md "Waiver"',
        check: (registry)=>{
            const approvers = registry.governance.waiverApprovers;
            // Who is in a team is known only live.
            if (approvers.some((approver)=>approver.startsWith('team:'))) return [];
            return entries(registry, 'key').flatMap(({ entry, at })=>entry.mayAttest.includes('waiver-approval') && entry.person && !(0, _githubname.hasName)(approvers, entry.person) ? [
                    {
                        pointer: at('mayAttest', entry.mayAttest.indexOf('waiver-approval')),
                        message: `${(0, _secretlooking.showValue)(entry.person)} is not among governance.waiverApprovers`,
                        allowed: (0, _problem.oneOf)(approvers)
                    }
                ] : []);
        }
    },
    {
        code: 'trust-signer-workflow',
        level: 'error',
        title: 'A signer is a workflow by its full path',
        why: 'The certificate names owner/repository/path; anything shorter would match other workflows.',
        source: 'docs.github.com "OpenID Connect": job_workflow_ref',
        check: (registry)=>entries(registry, 'sigstore').filter(({ entry })=>!/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/.test(entry.signerWorkflow)).map(({ entry, at })=>({
                    pointer: at('signerWorkflow'),
                    message: `the signer of ${(0, _secretlooking.showValue)(entry.id)} is ${(0, _secretlooking.showValue)(entry.signerWorkflow)}`,
                    allowed: '<owner>/<repository>/.github/workflows/<name>.yml'
                }))
    },
    {
        code: 'trust-repository-id',
        level: 'error',
        title: 'A repository whose runs are trusted has its id',
        why: 'A certificate is held against the id: a name can be given to another repository. Without an id nothing verifies.',
        source: 'docs.github.com "OpenID Connect": repository_id',
        check: (registry)=>entries(registry, 'sigstore').flatMap(({ entry, at })=>entry.repositories.flatMap((key, index)=>{
                    const repository = Object.hasOwn(registry.repositories, key) ? registry.repositories[key] : undefined;
                    if (!repository || repository.id !== undefined) return [];
                    return [
                        {
                            pointer: at('repositories', index),
                            message: `${(0, _secretlooking.showValue)(entry.id)} trusts runs of ${(0, _secretlooking.showValue)(key)}, whose id is not in the registry`,
                            allowed: `repositories.${key}.id: what \`gh api repos/OWNER/NAME --jq .id\` prints`
                        }
                    ];
                }))
    }
];
