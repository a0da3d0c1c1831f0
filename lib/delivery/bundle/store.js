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
    get containerName () {
        return containerName;
    },
    get directoryStore () {
        return directoryStore;
    },
    get fetchBundle () {
        return fetchBundle;
    },
    get statementName () {
        return statementName;
    },
    get storeBundle () {
        return storeBundle;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _parts = require("../../evidence/statement/predicates/parts");
const _usererror = require("../../registry/user-error");
const _container = require("./container");
const _contents = require("./contents");
const _verify = require("./verify");
function nameOf(digest, extension) {
    if (_parts.Digest.safeParse(digest).success) return `bundle-${digest.slice('sha256:'.length)}.${extension}`;
    throw new _usererror.UserError(`"${digest}" is no digest`, {
        place: '--digest',
        allowed: 'sha256:<64 hex digits>'
    });
}
function containerName(digest) {
    return nameOf(digest, 'tgz');
}
function statementName(digest) {
    return nameOf(digest, 'sigstore.json');
}
function directoryStore(folder) {
    return {
        get: async (name)=>{
            const stats = (0, _nodefs.statSync)(folder, {
                throwIfNoEntry: false
            });
            if (!stats?.isDirectory()) {
                throw new _usererror.UserError('the store is not there', {
                    place: folder,
                    allowed: 'a folder',
                    exitCode: 3
                });
            }
            const file = (0, _nodepath.join)(folder, name);
            const size = (0, _nodefs.statSync)(file, {
                throwIfNoEntry: false
            })?.size;
            if (size === undefined) return undefined;
            if (size > _contents.MAX_BUNDLE_BYTES) {
                throw new _usererror.UserError('the container is too large', {
                    place: file,
                    allowed: `${_contents.MAX_BUNDLE_BYTES} bytes`
                });
            }
            return (0, _nodefs.readFileSync)(file);
        },
        put: async (name, container)=>{
            (0, _nodefs.mkdirSync)(folder, {
                recursive: true
            });
            const file = (0, _nodepath.join)(folder, name);
            const staging = (0, _nodepath.join)(folder, `.${name}-${process.pid}`);
            if ((0, _nodefs.existsSync)(file)) return 'taken';
            (0, _nodefs.writeFileSync)(staging, container);
            try {
                // A link takes the name only if it is free, and the file under it is whole.
                (0, _nodefs.linkSync)(staging, file);
                return 'kept';
            } catch (error) {
                if (error.code !== 'EEXIST') throw error;
                return 'taken';
            } finally{
                (0, _nodefs.rmSync)(staging, {
                    force: true
                });
            }
        }
    };
}
async function fetchBundle(store, digest) {
    const name = containerName(digest);
    const container = await store.get(name);
    if (container) return (0, _verify.verifyBundle)((0, _container.readContainer)(container), digest);
    throw new _usererror.UserError('the store does not have the bundle', {
        place: name,
        allowed: 'a stored bundle',
        exitCode: 1
    });
}
async function storeBundle(store, bundle) {
    const outcome = await store.put(containerName(bundle.digest), (0, _container.packContainer)(bundle.contents));
    if (outcome === 'taken') await fetchBundle(store, bundle.digest);
    return outcome;
}
