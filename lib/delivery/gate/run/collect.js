"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "collectInputs", {
    enumerable: true,
    get: function() {
        return collectInputs;
    }
});
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _book = require("../../../evidence/branch/book");
const _answer = require("../../../evidence/readers/answer");
const _sorted = require("../../../plan/sorted");
const _selectors = require("../../../registry/selectors");
const _usererror = require("../../../registry/user-error");
const _bundles = require("../bundles");
const _ancestry = require("../observe/ancestry");
const _relevant = require("../relevant");
const _request = require("../request");
const _beside = require("./beside");
const _raw = require("./raw");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
// What is lost, a person's word can stand for; what can be read still counts beside it.
function requireRecord(found, named) {
    if (found?.state !== 'lost' || named !== undefined) return;
    const { reason, run } = found;
    throw new _usererror.UserError(`the head of the evidence branch that ${run} recorded is lost: ${reason}`, {
        place: run,
        allowed: '--recorded-head, with a head of the branch that somebody has seen',
        exitCode: 3
    });
}
async function readBranch(sources, concern) {
    const { branch, recordedHead, recorded, trust, now } = sources;
    const only = (path)=>(0, _relevant.concernsPath)(path, concern);
    try {
        const found = await recorded?.();
        requireRecord(found, recordedHead);
        const last = found?.state === 'head' ? found.head : undefined;
        let reading = await branch.read(last === undefined ? {
            only
        } : {
            recordedHead: last,
            only
        });
        const seen = {
            problem: null,
            ...found && {
                recorded: recordOf(found)
            }
        };
        // The branch must follow the heads that decisions on it recorded; what was cut off since cannot be seen otherwise.
        const files = reading.files.filter(({ path })=>path.includes('/release-decision-'));
        const decisions = trust ? (0, _answer.entriesOf)((0, _book.readEvidenceBook)({
            ...reading,
            files
        }, trust, now), 'release-decision') : [];
        const decided = decisions.flatMap(({ predicate })=>predicate.evidenceHead ?? []).at(-1);
        for (const head of new Set([
            recordedHead,
            decided
        ])){
            if (head !== undefined && head !== last) reading = await branch.read({
                recordedHead: head,
                only
            });
        }
        return {
            reading,
            ...seen
        };
    } catch (error) {
        if (!(error instanceof _usererror.UserError) || error.exitCode === 2) throw error;
        return {
            reading: undefined,
            problem: {
                reason: error.message,
                isNo: error.exitCode === 1
            }
        };
    }
}
function recordOf(found) {
    return {
        head: found.state === 'head' ? found.head : null,
        run: found.state === 'none' ? null : found.run
    };
}
function orderOf(documents, commit, checkout) {
    const ranges = (0, _beside.besideStatements)({
        documents,
        statements: []
    }).flatMap(({ statement })=>statement.kind === 'waiver' && 'from' in statement.predicate.commits ? [
            statement.predicate.commits
        ] : []);
    const pairs = ranges.flatMap(({ from, to })=>[
            {
                ancestor: from,
                descendant: commit
            },
            {
                ancestor: commit,
                descendant: to
            }
        ]);
    return pairs.map((pair)=>({
            ...pair,
            holds: (0, _ancestry.orderIn)(checkout, pair.ancestor, pair.descendant)
        }));
}
function concernOf(question, tier, surfaces) {
    return {
        commit: question.commit,
        surfaces,
        tiers: [
            tier.id,
            ...tier.promotesFrom === undefined ? [] : [
                tier.promotesFrom
            ]
        ],
        measured: tier.gate.requires.includes('slo'),
        whole: question.kind === 'public-release'
    };
}
// Only what can concern the release is read and verified: a branch keeps every release there ever was.
function bookOf(reading, concern, { trust, now }) {
    if (!reading || !trust) return {
        head: reading?.head ?? '',
        statements: [],
        refused: []
    };
    const files = reading.files.filter(({ path })=>(0, _relevant.concernsPath)(path, concern));
    return (0, _book.readEvidenceBook)({
        ...reading,
        files
    }, trust, now);
}
async function collectInputs(question, sources) {
    const { registry, now, documents, checkout } = sources;
    const tier = (0, _selectors.findTier)(registry, question.tier);
    if (!tier) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${question.tier}"`, {
            place: '--tier',
            allowed
        });
    }
    const here = registry.surfaces.filter(({ repository })=>repository === question.repository).map(({ id })=>id);
    const concern = concernOf(question, tier, question.surfaces ?? here);
    const { reading, problem, recorded } = await readBranch(sources, concern);
    const all = bookOf(reading, concern, sources);
    const surfaces = question.surfaces ? [
        ...question.surfaces
    ].sort() : (0, _bundles.releasedSurfaces)(registry, all, question);
    const book = (0, _relevant.relevant)(all, concernOf(question, tier, surfaces));
    const wanted = new Set(book.statements.map(({ path })=>path));
    const request = _request.GateRequest.parse({
        schema: 'urn:causeway:gate-request:v1',
        ...question,
        surfaces: [
            ...new Set(surfaces)
        ],
        evaluatedAt: now.toISOString(),
        evidence: {
            head: reading?.head ?? null,
            problem,
            ...recorded && {
                recorded
            },
            refused: book.refused
        },
        ...sources.unreadable && sources.unreadable.length > 0 && {
            unreadable: sources.unreadable
        },
        registry: sources.registrySource,
        ancestry: (0, _ancestry.ancestryIn)(checkout, question.commit, (0, _selectors.branchOf)(registry, question.repository, tier)),
        order: orderOf(documents, question.commit, checkout),
        evaluator: sources.evaluator
    });
    const bytes = Buffer.from((0, _canonicalize.default)(request) ?? '', 'utf8');
    const statements = (reading?.files ?? []).filter(({ path })=>wanted.has(path)).map((file)=>file.bytes);
    return {
        documents: [
            ...documents,
            {
                kind: 'request',
                bytes
            }
        ],
        statements: (0, _sorted.sortedBy)([
            ...(0, _raw.byDigest)({
                documents: [],
                statements
            })
        ], ([digest])=>digest).map(([, file])=>file)
    };
}
