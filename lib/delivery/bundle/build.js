"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "buildBundle", {
    enumerable: true,
    get: function() {
        return buildBundle;
    }
});
const _commit = require("../../evidence/git/commit");
const _git = require("../../evidence/git/git");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _manifest = require("./manifest");
const _readtree = require("./read-tree");
const _tiervalues = require("./tier-values");
// A bundle names the commit that it was built from: another checkout, or edited files, would make that untrue.
function requireCheckout(repository, commit) {
    (0, _commit.requireWholeRepository)(repository);
    (0, _commit.requireCommit)(repository, commit, '--commit');
    const head = (0, _git.gitText)(repository, 'rev-parse', '--verify', 'HEAD');
    if (head !== commit) {
        throw new _usererror.UserError(`the checkout is at ${head}, not at the commit`, {
            place: '--commit',
            allowed: head
        });
    }
    const edited = (0, _git.gitText)(repository, 'status', '--porcelain', '--untracked-files=no', '--ignore-submodules=none');
    if (edited === '') return;
    throw new _usererror.UserError('tracked files of the checkout are edited', {
        place: edited.split('\n')[0]?.trim() ?? repository,
        allowed: 'a checkout as it was committed'
    });
}
function buildBundle(input) {
    const { registry, surface, commit, repository } = input;
    requireCheckout(repository, commit);
    const tree = (0, _readtree.readTree)(input.tree);
    if (tree.size === 0) throw new _usererror.UserError('the tree is empty', {
        place: input.tree,
        allowed: 'at least one file'
    });
    (0, _tiervalues.refuseTierValues)(tree, (0, _tiervalues.tierValues)(registry));
    const files = [
        ...tree
    ].map(([path, { mode, bytes }])=>({
            path,
            sha256: (0, _manifest.sha256)(bytes),
            size: bytes.length,
            mode
        }));
    const manifest = _manifest.BundleManifest.parse({
        schema: 'urn:causeway:bundle:v1',
        releaseId: `${surface.id}-${commit}`,
        surface: surface.id,
        commit,
        createdAt: (0, _commit.committerTime)(repository, commit),
        files,
        treeDigest: (0, _manifest.treeDigest)(files),
        toolchain: input.toolchain,
        registryDigest: input.registryDigest,
        policyDigest: input.policyDigest,
        lineage: {
            repository: `${registry.organization.login}/${(0, _selectors.repositoryOf)(registry, surface.repository).name}`,
            gitTree: (0, _git.gitText)(repository, 'rev-parse', '--verify', `${commit}^{tree}`),
            build: surface.build?.run ?? null
        }
    });
    const bytes = (0, _manifest.manifestBytes)(manifest);
    const contents = new Map([
        [
            'bundle.json',
            {
                mode: '0644',
                bytes
            }
        ],
        [
            'SHA256SUMS',
            {
                mode: '0644',
                bytes: (0, _manifest.checksumBytes)(manifest)
            }
        ],
        ...[
            ...tree
        ].map(([path, content])=>[
                `tree/${path}`,
                content
            ])
    ]);
    return {
        digest: `sha256:${(0, _manifest.sha256)(bytes)}`,
        manifest,
        contents
    };
}
