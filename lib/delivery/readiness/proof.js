"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "prove", {
    enumerable: true,
    get: function() {
        return prove;
    }
});
const _answer = require("../../evidence/readers/answer");
const _statement = require("../../evidence/statement/statement");
// A statement that something went wrong proves nothing; kinds that only say that something was done prove that.
function isGood({ kind, predicate }) {
    const said = predicate;
    const results = {
        'test-result': [
            'result',
            'PASSED'
        ],
        rehearsal: [
            'result',
            'PASSED'
        ],
        drill: [
            'result',
            'PASSED'
        ],
        'release-decision': [
            'decision',
            'go'
        ],
        'deploy-receipt': [
            'outcome',
            'succeeded'
        ],
        'apply-receipt': [
            'outcome',
            'succeeded'
        ],
        'ruleset-verification': [
            'verdict',
            'verified'
        ],
        approval: [
            'state',
            'approved'
        ]
    };
    const wanted = results[kind];
    if (wanted) return said[wanted[0]] === wanted[1];
    if (kind === 'incident') return said['closedAt'] !== null;
    if (kind === 'checklist') return said['items'].every(({ done })=>done);
    return kind !== 'revocation';
}
function fits(entry, { tier, surface }) {
    const predicate = entry.predicate;
    const isTier = tier === undefined || (0, _statement.tierOf)({
        predicate
    }) === tier;
    return isTier && (surface === undefined || 'surface' in predicate && predicate.surface === surface);
}
function proveByStatement(kind, what, { book }, test) {
    if (!book) return {
        evidence: what,
        status: 'unverified',
        reason: 'the evidence branch was not read',
        digest: null
    };
    const newest = (0, _answer.newestOf)(book, kind, test);
    if (!newest) return {
        evidence: what,
        status: 'missing',
        reason: 'there is no such statement',
        digest: null
    };
    const holds = isGood({
        kind,
        predicate: newest.predicate
    });
    const when = `the newest is of ${newest.time.toISOString()}`;
    return {
        ...{
            evidence: what,
            status: holds ? 'holds' : 'fails',
            digest: newest.id
        },
        reason: holds ? when : `${when}, and is no success`
    };
}
function prove(evidence, facts) {
    switch(evidence.kind){
        case 'file':
            {
                const { path, digest: reviewed } = evidence;
                const digest = facts.digestOf(path) ?? null;
                const proof = (status, reason)=>({
                        evidence: path,
                        status,
                        reason,
                        digest
                    });
                if (digest === null) return proof('missing', 'there is no such file');
                if (reviewed === undefined) return proof('unverified', 'nobody recorded the digest of what was reviewed');
                return digest === reviewed ? proof('holds', 'the file is as reviewed') : proof('fails', 'the file is another one than was reviewed');
            }
        case 'statement':
            {
                const { statement, tier, surface } = evidence;
                const what = [
                    statement,
                    surface,
                    tier && `on ${tier}`
                ].filter(Boolean).join(' ');
                return proveByStatement(statement, what, facts, (entry)=>fits(entry, {
                        tier,
                        surface
                    }));
            }
        case 'check':
            {
                const { check, surface } = evidence;
                const what = [
                    'check',
                    check,
                    surface
                ].filter(Boolean).join(' ');
                const isCheck = (entry)=>'checkId' in entry.predicate && entry.predicate.checkId === check && fits(entry, {
                        surface
                    });
                return proveByStatement('test-result', what, facts, isCheck);
            }
    }
}
