"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "guardRun", {
    enumerable: true,
    get: function() {
        return guardRun;
    }
});
const RULES = {
    removal: 'a preview removes more than is allowed',
    stranger: 'a preview touches what is not its stack’s',
    unverified: 'a preview could not be looked at whole'
};
function results({ stacks, doubts }) {
    return [
        ...doubts.map((doubt)=>[
                'unverified',
                doubt
            ]),
        ...stacks.flatMap((each)=>{
            if ('failure' in each) return [
                [
                    'unverified',
                    `${each.stack}: ${each.failure}`
                ]
            ];
            const { removals, strangers, doubts: unseen } = each.guard;
            return [
                ...removals.filter(({ verdict })=>verdict === 'refused').map(({ name, op, why })=>[
                        'removal',
                        `${each.stack}: ${op} ${name}: ${why}`
                    ]),
                ...strangers.map(({ urn, op, why })=>[
                        'stranger',
                        `${each.stack}: ${op} ${urn}: ${why}`
                    ]),
                ...unseen.map((doubt)=>[
                        'unverified',
                        `${each.stack}: ${doubt}`
                    ])
            ];
        })
    ];
}
function guardRun(report, registry, version) {
    return {
        tool: {
            driver: {
                ...{
                    name: 'causeway preview',
                    version
                },
                rules: Object.entries(RULES).map(([id, text])=>({
                        id,
                        shortDescription: {
                            text
                        }
                    }))
            }
        },
        results: results(report).map(([ruleId, text])=>({
                ...{
                    ruleId,
                    level: ruleId === 'unverified' ? 'warning' : 'error',
                    message: {
                        text
                    }
                },
                locations: [
                    {
                        physicalLocation: {
                            artifactLocation: {
                                uri: registry
                            },
                            region: {
                                startLine: 1
                            }
                        }
                    }
                ],
                partialFingerprints: {
                    'causeway/v1': `${ruleId} ${text}`
                }
            }))
    };
}
