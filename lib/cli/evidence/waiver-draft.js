"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "draftWaiver", {
    enumerable: true,
    get: function() {
        return draftWaiver;
    }
});
const _people = require("../../evidence/statement/predicates/people");
const _scope = require("../../evidence/waivers/scope");
const _rules = require("../../policy/rules");
const _waivers = require("../../policy/waivers");
const _dates = require("../../registry/dates");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
const _ownstatement = require("../desk/own-statement");
/** The four parts of an exception request (seed 003), and who asks. */ const QUESTIONS = [
    {
        name: 'constraint',
        flag: '--constraint',
        text: 'Challenged constraint'
    },
    {
        name: 'riskIfUnchanged',
        flag: '--risk-if-unchanged',
        text: 'Concrete risk if unchanged'
    },
    {
        name: 'minimalException',
        flag: '--minimal-exception',
        text: 'Minimal exception'
    },
    {
        name: 'rollbackPath',
        flag: '--rollback-path',
        text: 'Rollback path'
    },
    {
        name: 'requestedBy',
        flag: '--requested-by',
        text: 'Who asks (user:<login>)'
    }
];
async function answers(flags, context) {
    const given = {};
    const missing = [];
    for (const { name, flag, text } of QUESTIONS){
        const answer = flags[name] ?? await context.ask?.(`${text}: `);
        if (answer) given[name] = answer;
        else missing.push(flag);
    }
    if (missing.length > 0) {
        const allowed = 'the four parts of an exception request and who asks, as flags or as answers on a terminal';
        throw new _usererror.UserError(`the request lacks ${missing.join(', ')}`, {
            place: 'waiver new',
            allowed
        });
    }
    return given;
}
function commitsOf({ commit, from, to, stack }) {
    const allowed = 'exactly one of --commit SHA, --from SHA with --to SHA, --stack NAME';
    const ways = [
        commit !== undefined,
        from !== undefined || to !== undefined,
        stack !== undefined
    ];
    if (ways.filter(Boolean).length !== 1) throw new _usererror.UserError('what is it for?', {
        place: 'waiver new',
        allowed
    });
    if (stack !== undefined) return {
        stack
    };
    if (commit !== undefined) return {
        commit
    };
    if (from === undefined || to === undefined) throw new _usererror.UserError('a range has two ends', {
        place: '--from',
        allowed
    });
    return {
        from,
        to
    };
}
function requireWaivable({ check, stack }) {
    const rule = (0, _rules.findRule)(check);
    if (!(0, _scope.isWaivable)({
        id: check,
        ...rule && {
            category: rule.category
        }
    })) {
        const allowed = 'any check but those of isolation, signatures and receipts';
        throw new _usererror.UserError(`${check} is never waived`, {
            place: '--check',
            allowed
        });
    }
    if (stack !== undefined && !rule) {
        const allowed = _rules.rules.filter(({ category })=>category !== 'isolation').map(({ code })=>code);
        throw new _usererror.UserError(`there is no policy rule "${check}"`, {
            place: '--check',
            allowed: allowed.join(', ')
        });
    }
    if (stack === undefined && rule) {
        throw new _usererror.UserError(`${check} is a policy rule`, {
            place: '--check',
            allowed: '--stack NAME with it'
        });
    }
}
function surfacesFor({ surface, stack }, registry) {
    if (stack !== undefined) {
        // A rule speaks of a stack as a whole: so does its waiver.
        const stacked = (0, _waivers.surfacesOfStack)({
            registry,
            stack
        });
        if (surface === undefined && stacked.length > 0) return [
            ...stacked
        ].sort();
        const allowed = 'a stack of the registry, without --surface: a rule is waived for all of a stack';
        throw new _usererror.UserError(`which surfaces of ${stack}?`, {
            place: '--stack',
            allowed
        });
    }
    const all = registry.surfaces.map(({ id })=>id);
    const surfaces = surface ?? [];
    const stranger = surfaces.find((id)=>!all.includes(id));
    if (stranger !== undefined || surfaces.length === 0) {
        const message = stranger === undefined ? 'for which surfaces?' : `there is no surface "${stranger}"`;
        throw new _usererror.UserError(message, {
            place: '--surface',
            allowed: all.join(', ')
        });
    }
    return [
        ...new Set(surfaces)
    ].sort();
}
function wholeNumber(text, place, most) {
    const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= most) return value;
    throw new _usererror.UserError(`"${text}" is not from 1 to ${most}`, {
        place,
        allowed: `a whole number from 1 to ${most}`
    });
}
async function draftWaiver(flags, registry, { context, now, maxDays }) {
    requireWaivable(flags);
    const commits = commitsOf(flags);
    const surfaces = surfacesFor(flags, registry);
    const length = (0, _dates.days)(wholeNumber(flags.days, '--days', maxDays));
    const maxUses = wholeNumber(flags.maxUses, '--max-uses', 100);
    const parts = await answers(flags, context);
    const requestedBy = (0, _ownstatement.requirePerson)(parts.requestedBy, '--requested-by');
    const draft = {
        ...{
            ...parts,
            requestedBy,
            checkId: flags.check,
            surfaces,
            commits,
            maxUses
        },
        issuedAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + length).toISOString()
    };
    const waiverId = flags.id ?? `w-${(0, _digest.canonicalDigest)(draft).slice('sha256:'.length, 'sha256:'.length + 12)}`;
    const parsed = _people.Waiver.safeParse({
        waiverId,
        ...draft
    });
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new _usererror.UserError(`this makes no waiver: ${issue?.message ?? 'another shape'}`, {
        place: `/${issue?.path.join('/') ?? ''}`,
        allowed: 'full commit ids, one line of text for each part, an id of letters, digits and "-"'
    });
}
