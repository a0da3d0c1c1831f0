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
    get registryRoot () {
        return _registrytrust.registryRoot;
    },
    get requirePerson () {
        return requirePerson;
    },
    get requireTrust () {
        return _registrytrust.requireTrust;
    },
    get signOwn () {
        return signOwn;
    }
});
const _signer = require("../../evidence/signing/signer");
const _verify = require("../../evidence/statement/verify");
const _person = require("../../evidence/trust/person");
const _primitives = require("../../registry/schema/primitives");
const _usererror = require("../../registry/user-error");
const _registrytrust = require("./registry-trust");
function requirePerson(text, place) {
    if (_primitives.Principal.safeParse(text).success && text.startsWith('user:')) return text;
    throw new _usererror.UserError(`"${text}" is no person`, {
        place,
        allowed: 'user:<login>'
    });
}
async function signOwn(statement, person, { trust, context, now }) {
    const bytes = await (0, _signer.signerFrom)(context.env).sign(statement);
    const verified = (0, _verify.verifyStatement)(bytes, trust, now);
    const refuse = (why)=>new _usererror.UserError(`the statement would count for nothing: ${why}`, {
            place: 'CAUSEWAY_SIGNING_KEY',
            allowed: `a key that the registry trusts (trust.entries) as ${person ?? 'somebody'}'s for ${statement.kind}; nothing was written`
        });
    if (!verified.ok) throw refuse(verified.reason);
    if (person !== undefined && !(0, _person.samePerson)(verified.signer.person, person)) {
        throw refuse(`it is signed by ${verified.signer.id}, not by ${person}`);
    }
    return {
        bytes,
        verified
    };
}
