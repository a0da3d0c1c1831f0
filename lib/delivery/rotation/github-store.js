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
    get githubStore () {
        return githubStore;
    },
    get sealed () {
        return sealed;
    }
});
const _libsodiumwrappers = /*#__PURE__*/ _interop_require_default(require("libsodium-wrappers"));
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const _place = require("../github/place");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const PublicKey = _zod.z.looseObject({
    key_id: _zod.z.string().min(1),
    key: _zod.z.string().min(1)
});
const Secret = _zod.z.looseObject({
    updated_at: _zod.z.iso.datetime({
        offset: true
    })
});
/** The most bytes that GitHub takes. */ const MOST_BYTES = 48 * 1024;
async function sealed(value, publicKey) {
    await _libsodiumwrappers.default.ready;
    const key = _libsodiumwrappers.default.from_base64(publicKey, _libsodiumwrappers.default.base64_variants.ORIGINAL);
    return _libsodiumwrappers.default.to_base64(_libsodiumwrappers.default.crypto_box_seal(Buffer.from(value), key), _libsodiumwrappers.default.base64_variants.ORIGINAL);
}
function githubStore(at, environment, name) {
    const path = `/environments/${encodeURIComponent(environment)}/secrets`;
    const place = `${at.owner}/${at.repository}, environment ${environment}`;
    return {
        place: `GitHub ${place}`,
        writtenAt: async ()=>(await (0, _place.readOne)(at, Secret, `${path}/${name}`))?.updated_at,
        write: async (value)=>{
            if (Buffer.byteLength(value) > MOST_BYTES) {
                throw new _usererror.UserError('the value is too long', {
                    place,
                    allowed: `at most ${MOST_BYTES} bytes`
                });
            }
            const key = await (0, _place.readOne)(at, PublicKey, `${path}/public-key`);
            if (!key) throw new _usererror.UserError('there is no such environment', {
                place,
                allowed: '`pulumi up` first',
                exitCode: 3
            });
            await (0, _place.write)(at, _zod.z.unknown(), `write the secret ${name}`, {
                route: 'PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}',
                parameters: {
                    ...{
                        environment_name: environment,
                        secret_name: name
                    },
                    ...{
                        encrypted_value: await sealed(value, key.key),
                        key_id: key.key_id
                    }
                }
            });
        }
    };
}
