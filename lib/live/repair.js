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
    get applyAgain () {
        return applyAgain;
    },
    get lookAgain () {
        return lookAgain;
    },
    get readStates () {
        return readStates;
    },
    get repairOf () {
        return repairOf;
    },
    get stackOptions () {
        return stackOptions;
    }
});
const _address = require("../plan/address");
const _addressparse = require("../plan/address-parse");
const _environment = require("./repair/environment");
const _removal = require("./repair/removal");
const _secrets = require("./repair/secrets");
const _shell = require("./repair/shell");
function writeCodeowners(organization, { repository }) {
    const own = `.repositories[] | select(.repository.name == "${repository}") | .codeowners`;
    return (0, _shell.commented)(`causeway plan --foundation --json | jq -r '${own}' > .github/CODEOWNERS`, `in ${organization}/${repository}, and commit it`);
}
function stackOptions(stack) {
    const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
    const tier = slice === 'foundation' ? '--foundation' : `--tier ${(0, _shell.quoted)(slice)}`;
    return partition === undefined ? tier : `${tier} --partition ${(0, _shell.quoted)(partition)}`;
}
function lookAgain(stack) {
    return (0, _shell.commented)(`causeway live verify ${stackOptions(stack)}`, 'with a credential that may read this');
}
function applyAgain(stack) {
    return `pulumi up --stack ${(0, _shell.quoted)(stack)} --refresh`;
}
function readStates(stack, unread) {
    const file = (each)=>(0, _shell.quoted)(`${each}.state.json`);
    const read = unread.map((each)=>`pulumi stack export --stack ${(0, _shell.quoted)(each)} --file ${file(each)}`);
    const look = `causeway live verify ${stackOptions(stack)} --states ${unread.map(file).join(' ')}`;
    return [
        ...read,
        look
    ].join(' && ');
}
function repairOf(damage) {
    const { organization, stack, kind, object, secret, field } = damage;
    if (kind === 'unowned') return (0, _removal.removalOf)(damage);
    if (secret) return (0, _secrets.fillSecret)(damage, secret, object);
    const address = (0, _addressparse.parseAddress)(object.address);
    const up = applyAgain(stack);
    switch(address.kind){
        case 'codeowners':
            return writeCodeowners(organization, address);
        case 'environment':
            return kind === 'different' ? (0, _environment.putEnvironment)(organization, address, object.fields, field) : up;
        case 'netlify-team':
            return (0, _shell.commented)('netlify api listAccountsForUser', 'the team must be in it: use a token of one of its members');
        case 'branch-policy':
        case 'tag-policy':
        case 'environment-variable':
        case 'environment-secret':
        case 'repository-variable':
        case 'ruleset':
        case 'effective-rules':
        case 'classic-protection':
        case 'actions':
        case 'workflow-permissions':
        case 'site':
        case 'site-domain':
        case 'site-build':
        case 'site-variable':
            return up;
        case 'app':
        case 'outer-secret':
        case 'outer-variable':
        case 'state':
            throw new Error(`no plan has a ${address.kind}`);
        default:
            return (0, _address.never)(address);
    }
}
