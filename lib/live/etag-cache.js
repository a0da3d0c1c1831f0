"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "EtagCache", {
    enumerable: true,
    get: function() {
        return EtagCache;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _nodepath = /*#__PURE__*/ _interop_require_default(require("node:path"));
const _zod = require("zod");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const Entry = _zod.z.strictObject({
    url: _zod.z.string(),
    etag: _zod.z.string(),
    link: _zod.z.string().optional(),
    body: _zod.z.unknown()
});
let EtagCache = class EtagCache {
    folder;
    identity;
    constructor(folder, identity){
        this.folder = folder;
        this.identity = identity;
    }
    file(url) {
        const name = (0, _nodecrypto.createHash)('sha256').update(`${this.identity}\n${url}`).digest('hex');
        return _nodepath.default.join(this.folder, `${name}.json`);
    }
    /** The kept answer; undefined when there is none, or it cannot be read (it is then asked for again). */ get(url) {
        try {
            const parsed = Entry.safeParse(JSON.parse((0, _nodefs.readFileSync)(this.file(url), 'utf8')));
            return parsed.success && parsed.data.url === url ? parsed.data : undefined;
        } catch  {
            return undefined;
        }
    }
    /** Keeps an answer. The file is moved into place, so that a reader never sees half of it. */ put(answer) {
        (0, _nodefs.mkdirSync)(this.folder, {
            recursive: true,
            mode: 0o700
        });
        const file = this.file(answer.url);
        const partial = `${file}.${process.pid}`;
        (0, _nodefs.writeFileSync)(partial, JSON.stringify(answer), {
            mode: 0o600
        });
        (0, _nodefs.renameSync)(partial, file);
    }
};
