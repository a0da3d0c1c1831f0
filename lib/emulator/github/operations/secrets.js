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
    get environmentSecrets () {
        return environmentSecrets;
    },
    get publicKeyOf () {
        return publicKeyOf;
    },
    get repositorySecrets () {
        return repositorySecrets;
    },
    get sharedSecrets () {
        return sharedSecrets;
    }
});
const _nodecrypto = require("node:crypto");
const _errors = require("../errors");
const _lookup = require("../lookup");
const _names = require("../rules/names");
const _plans = require("../rules/plans");
const _pagination = require("../transport/pagination");
const mostSecrets = 100;
/** A sealed box is 48 bytes longer than what it holds (libsodium). */ const sealBytes = 48;
const pkcs8Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
function publicKeyOf(place) {
    const seed = (0, _nodecrypto.createHash)('sha256').update(`emulator key of ${place}`).digest();
    const secret = (0, _nodecrypto.createPrivateKey)({
        key: Buffer.concat([
            pkcs8Prefix,
            seed
        ]),
        format: 'der',
        type: 'pkcs8'
    });
    const { x } = (0, _nodecrypto.createPublicKey)(secret).export({
        format: 'jwk'
    });
    const key = Buffer.from(x ?? '', 'base64url');
    const digest = (0, _nodecrypto.createHash)('sha256').update(key).digest();
    return {
        key_id: digest.readBigUInt64BE().toString(),
        key: key.toString('base64')
    };
}
function shape({ name, createdAt, updatedAt }) {
    return {
        name,
        created_at: createdAt,
        updated_at: updatedAt
    };
}
function secretOf(exchange, { secrets }) {
    const found = secrets[(exchange.params['secret_name'] ?? '').toUpperCase()];
    if (found === undefined || !(0, _lookup.visible)(exchange, found)) throw (0, _errors.notFound)();
    return found;
}
function put(home) {
    return (exchange)=>{
        const { secrets, place } = home(exchange);
        const name = (0, _names.storedName)('Secret', exchange.params['secret_name'] ?? '');
        const body = exchange.body;
        const sealed = Buffer.from(body.encrypted_value, 'base64').length >= sealBytes;
        if (!sealed || body.key_id !== publicKeyOf(place).key_id) {
            throw (0, _errors.unprocessable)('Bad request - validation failed due to an improperly encrypted secret');
        }
        const known = secrets[name];
        if (known === undefined && Object.keys(secrets).length >= mostSecrets) {
            throw (0, _errors.unprocessable)(`There can be no more than ${mostSecrets} secrets here.`);
        }
        const at = exchange.now();
        const written = {
            encryptedValue: body.encrypted_value,
            keyId: body.key_id,
            updatedAt: at
        };
        secrets[name] = known === undefined ? (0, _lookup.fresh)(exchange.world, {
            name,
            createdAt: at,
            ...written
        }) : {
            ...known,
            ...written
        };
        return known === undefined ? {
            status: 201,
            body: {}
        } : {
            status: 204
        };
    };
}
function handlersOf(home) {
    return {
        list: (exchange)=>{
            const all = Object.values(home(exchange).secrets).filter((one)=>(0, _lookup.visible)(exchange, one));
            return (0, _pagination.page)(exchange, all, (some, total)=>({
                    total_count: total,
                    secrets: some.map(shape)
                }));
        },
        get: (exchange)=>({
                status: 200,
                body: shape(secretOf(exchange, home(exchange)))
            }),
        key: (exchange)=>({
                status: 200,
                body: publicKeyOf(home(exchange).place)
            }),
        put: put(home),
        remove: (exchange)=>{
            const where = home(exchange);
            delete where.secrets[secretOf(exchange, where).name];
            return {
                status: 204
            };
        }
    };
}
const repositorySecrets = handlersOf((exchange)=>{
    const repository = (0, _lookup.repositoryOf)(exchange);
    return {
        secrets: repository.secrets,
        place: `${repository.id}`
    };
});
const sharedSecrets = handlersOf((exchange)=>({
        secrets: (0, _lookup.sharedWith)((0, _lookup.repositoryOf)(exchange), exchange.world.organization.secrets),
        place: 'organization'
    }));
const environmentSecrets = handlersOf((exchange)=>{
    const repository = (0, _lookup.repositoryOf)(exchange);
    const environment = (0, _lookup.environmentOf)(exchange);
    if (!(0, _plans.capabilitiesOf)(exchange.world, repository).environmentSecrets) throw (0, _plans.upgradeNeeded)();
    return {
        secrets: environment.secrets,
        place: `${repository.id}/${environment.id}`
    };
});
