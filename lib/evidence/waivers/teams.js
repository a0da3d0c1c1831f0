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
    get ApproverTeams () {
        return ApproverTeams;
    },
    get approverTeams () {
        return approverTeams;
    },
    get approverTeamsBytes () {
        return approverTeamsBytes;
    }
});
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _zod = require("zod");
const _read = require("../../registry/document/read");
const _primitives = require("../../registry/schema/primitives");
const _usererror = require("../../registry/user-error");
const _parts = require("../statement/predicates/parts");
const _signature = require("../statement/signature");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const ApproverTeams = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:approver-teams:v1'),
    readAt: _parts.Time,
    /** The members, each `user:<login>`, by `team:<slug>`. A team that could not be read is not here. */ teams: _zod.z.record(_primitives.Principal, _zod.z.array(_primitives.Principal))
});
/** How old the reading may be, in milliseconds: who left a team since would still approve. */ const MAX_AGE = 60 * 60_000;
function approverTeamsBytes(document) {
    const teams = Object.entries(document.teams).map(([team, members])=>[
            team,
            [
                ...members
            ].sort()
        ]);
    return Buffer.from((0, _canonicalize.default)({
        ...document,
        teams: Object.fromEntries(teams)
    }) ?? '', 'utf8');
}
function approverTeams(bytes, now) {
    const refuse = (message)=>new _usererror.UserError(message, {
            place: '--approver-teams',
            allowed: 'what causeway waiver approvers wrote in this run'
        });
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    const parsed = ApproverTeams.safeParse(document.ok ? document.value : undefined);
    if (!parsed.success) throw refuse('the members of the approvers’ teams have another shape');
    const age = now.getTime() - Date.parse(parsed.data.readAt);
    if (age > MAX_AGE || age < -_signature.CLOCK_SKEW) throw refuse(`the members were read at ${parsed.data.readAt}: too long ago`);
    return new Map(Object.entries(parsed.data.teams));
}
