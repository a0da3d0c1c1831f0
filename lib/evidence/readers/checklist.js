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
    get GO_LIVE () {
        return GO_LIVE;
    },
    get checklistFor () {
        return checklistFor;
    }
});
const _digest = require("../../registry/digest");
const _person = require("../trust/person");
const _answer = require("./answer");
const GO_LIVE = {
    items: [
        'evidence-review',
        'decision-log-health',
        'backup-confirmation',
        'rollback-triggers'
    ],
    roles: [
        'product',
        'manager'
    ]
};
/** Each role with the person whose own signature stands for it: a name in the text alone counts for nothing. */ function signedRoles(entries) {
    return entries.flatMap(({ id, signer, predicate })=>predicate.signOffs.flatMap(({ person, role })=>(0, _person.samePerson)(signer.person, person) ? [
                {
                    role,
                    person,
                    id
                }
            ] : []));
}
// Roles are few: each is tried with each of its signers until everyone stands for one role only.
function assign(roles, signed, taken = []) {
    const [role, ...rest] = roles;
    if (role === undefined) return true;
    return signed.some(({ role: own, person })=>own === role && !taken.some((one)=>(0, _person.samePerson)(one, person)) && assign(rest, signed, [
            ...taken,
            person
        ]));
}
function checklistFor(book, commit, tier, { items: required, roles } = GO_LIVE) {
    const all = (0, _answer.entriesOf)(book, 'checklist').filter(({ subjects, predicate })=>subjects.commit === commit && predicate.tier === tier);
    const newest = all.at(-1);
    if (!newest) return (0, _answer.nothingFound)(book, 'checklist', {
        commit,
        tier
    }, `checklist of ${commit} for ${tier}`);
    const { items } = newest.predicate;
    const ids = items.map(({ id })=>id);
    const twice = ids.find((id, index)=>ids.indexOf(id) !== index);
    if (twice !== undefined) return (0, _answer.answer)('hard-fail', `the checklist has ${twice} twice`, [
        newest
    ]);
    const absent = required.filter((id)=>!ids.includes(id));
    if (absent.length > 0) return (0, _answer.answer)('hard-fail', `the checklist lacks ${absent.join(', ')}`, [
        newest
    ]);
    const undone = items.filter(({ done })=>!done);
    if (undone.length > 0) {
        return (0, _answer.answer)('hard-fail', `not done: ${undone.map(({ id })=>id).join(', ')}`, [
            newest
        ]);
    }
    const version = (0, _digest.canonicalDigest)(items);
    const same = all.filter(({ predicate })=>(0, _digest.canonicalDigest)(predicate.items) === version);
    const signed = signedRoles(same);
    const unsigned = roles.filter((role)=>!signed.some((each)=>each.role === role));
    if (unsigned.length > 0) {
        return (0, _answer.answer)('missing', `nobody signed these items off as ${unsigned.join(', ')} with a key of their own`, same);
    }
    if (!assign(roles, signed)) {
        return (0, _answer.answer)('hard-fail', `${roles.join(' and ')} must be signed off by different persons`, same);
    }
    const used = same.filter(({ id })=>signed.some((each)=>each.id === id));
    const names = signed.map(({ person, role })=>`${person} (${role})`).join(', ');
    return (0, _answer.answer)('pass', `${items.length} items done, signed off by ${names}`, used);
}
