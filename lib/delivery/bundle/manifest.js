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
    get BundleFile () {
        return BundleFile;
    },
    get BundleManifest () {
        return BundleManifest;
    },
    get TreePath () {
        return TreePath;
    },
    get byText () {
        return byText;
    },
    get checksumBytes () {
        return checksumBytes;
    },
    get manifestBytes () {
        return manifestBytes;
    },
    get sha256 () {
        return sha256;
    },
    get treeDigest () {
        return treeDigest;
    }
});
const _nodecrypto = require("node:crypto");
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const TreePath = _zod.z.string().min(1).max(1000).refine((path)=>!/[\p{Cc}\p{Surrogate}\\]/u.test(path) && path.split('/').every((segment)=>segment !== '' && segment !== '.' && segment !== '..'), 'a path is relative, with "/", without "..", "\\" or control characters');
const BundleFile = _zod.z.strictObject({
    path: TreePath,
    sha256: _zod.z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 is 64 hex digits'),
    size: _zod.z.int().min(0),
    mode: _zod.z.enum([
        '0644',
        '0755'
    ])
});
function byText(left, right) {
    if (left === right) return 0;
    return left < right ? -1 : 1;
}
const BundleManifest = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:bundle:v1'),
    releaseId: _zod.z.string(),
    surface: _primitives.Id,
    commit: _parts.Commit,
    /** The commit's committer time. */ createdAt: _zod.z.iso.datetime(),
    files: _zod.z.array(BundleFile).min(1).max(100_000),
    treeDigest: _parts.Digest,
    toolchain: _zod.z.record(_primitives.Id, _primitives.Text),
    registryDigest: _parts.Digest,
    policyDigest: _parts.Digest.nullable(),
    lineage: _zod.z.strictObject({
        repository: _primitives.Text,
        /** The commit's tree, as git names it. */ gitTree: _zod.z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a tree is a full id'),
        build: _primitives.Text.nullable()
    })
}).superRefine((manifest, context)=>{
    const complain = (path, message)=>context.addIssue({
            code: 'custom',
            path: [
                path
            ],
            message
        });
    if (manifest.releaseId !== `${manifest.surface}-${manifest.commit}`) complain('releaseId', 'is not <surface>-<commit>');
    const paths = manifest.files.map(({ path })=>path);
    if (paths.some((path, index)=>index > 0 && byText(paths[index - 1] ?? '', path) >= 0)) complain('files', 'are not sorted, or one stands twice');
    if (treeDigest(manifest.files) !== manifest.treeDigest) complain('treeDigest', 'is not that of the files');
});
function sha256(bytes) {
    return (0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex');
}
function treeDigest(files) {
    return `sha256:${sha256((0, _canonicalize.default)(files) ?? '')}`;
}
function manifestBytes(manifest) {
    return Buffer.from((0, _canonicalize.default)(manifest) ?? '', 'utf8');
}
function checksumBytes(manifest) {
    const lines = manifest.files.map(({ path, sha256: digest })=>`${digest}  tree/${path}\n`);
    return Buffer.from([
        `${sha256(manifestBytes(manifest))}  bundle.json\n`,
        ...lines
    ].join(''), 'utf8');
}
