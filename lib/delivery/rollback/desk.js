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
    get readBook () {
        return readBook;
    },
    get record () {
        return record;
    },
    get signFile () {
        return signFile;
    }
});
const _book = require("../../evidence/branch/book");
const _place = require("../../evidence/statement/place");
const _verify = require("../../evidence/statement/verify");
const _usererror = require("../../registry/user-error");
async function readBook({ branch, trust, clock }) {
    return (0, _book.readEvidenceBook)(await branch.read(), trust, clock.now());
}
async function signFile(desk, statement) {
    const bytes = await desk.sign(statement);
    const verified = (0, _verify.verifyStatement)(bytes, desk.trust, desk.clock.now());
    if (verified.ok) return {
        verified,
        path: (0, _place.statementPath)(verified.statement, bytes),
        bytes
    };
    throw new _usererror.UserError(`the ${statement.kind} would count for nothing: ${verified.reason}`, {
        place: statement.kind,
        allowed: `a signer that the registry trusts for ${statement.kind}; it was not recorded`
    });
}
async function record(desk, statements, message) {
    const files = [];
    for (const statement of statements)files.push(await signFile(desk, statement));
    await desk.branch.append(files.map(({ path, bytes })=>({
            path,
            bytes
        })), message);
    return files;
}
