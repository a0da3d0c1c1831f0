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
    get deliverTwice () {
        return deliverTwice;
    },
    get pushPartly () {
        return pushPartly;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _gitbranch = require("../../evidence/branch/git-branch");
const _git = require("../../evidence/git/git");
const _sorted = require("../../plan/sorted");
const _usererror = require("../../registry/user-error");
const _relevant = require("../gate/relevant");
const _report = require("../gate/report");
const _assemble = require("../gate/run/assemble");
const _world = require("./world");
const BRANCH = 'evidence';
const WRITER = {
    name: 'causeway',
    email: 'causeway@localhost'
};
/** A real evidence branch on a bare remote in a folder, by way of a clone. */ function branchIn(folder) {
    const [remote, clone] = [
        (0, _nodepath.join)(folder, 'remote.git'),
        (0, _nodepath.join)(folder, 'clone')
    ];
    for (const path of [
        remote,
        clone
    ])(0, _nodefs.mkdirSync)(path, {
        recursive: true
    });
    (0, _git.gitText)(remote, 'init', '--quiet', '--bare', `--initial-branch=${BRANCH}`);
    (0, _git.gitText)(clone, 'init', '--quiet', `--initial-branch=${BRANCH}`);
    (0, _git.gitText)(clone, 'remote', 'add', 'origin', remote);
    const identity = [
        '-c',
        `user.name=${WRITER.name}`,
        '-c',
        `user.email=${WRITER.email}`,
        '-c',
        'commit.gpgSign=false'
    ];
    (0, _git.gitText)(clone, ...identity, 'commit', '--quiet', '--allow-empty', '--message', 'the root of the evidence');
    (0, _git.gitText)(clone, 'push', '--quiet', 'origin', BRANCH);
    return (0, _gitbranch.gitEvidenceBranch)({
        repository: clone,
        remote: 'origin',
        branch: BRANCH,
        writer: WRITER
    });
}
/** The statements as files of the branch. */ function filesOf(raw) {
    const paths = new Map((0, _assemble.assembleInputs)(raw).book.statements.map(({ path })=>[
            (0, _relevant.fileDigest)(path),
            path
        ]));
    return raw.statements.flatMap((bytes)=>{
        const path = paths.get((0, _report.bytesDigest)(bytes));
        return path === undefined ? [] : [
            {
                path,
                bytes
            }
        ];
    });
}
async function asOnBranch(raw, branch) {
    const { files } = await branch.read();
    const statements = (0, _sorted.sortedBy)(files.map(({ bytes })=>bytes), _report.bytesDigest);
    return (0, _world.decide)({
        ...raw,
        statements
    });
}
// A run that is resumed looks at what is there and delivers the rest.
async function deliverRest(branch, files) {
    const there = new Set((await branch.read()).files.map(({ path })=>path));
    const rest = files.filter(({ path })=>!there.has(path));
    if (rest.length > 0) await branch.append(rest, 'delivered');
}
async function refusal(work) {
    try {
        await work();
        return 'accepted';
    } catch (error) {
        if (error instanceof _usererror.UserError) return `refused (exit ${error.exitCode})`;
        throw error;
    }
}
async function deliverTwice(original) {
    const { raw, bytes } = original;
    const expected = (0, _report.bytesDigest)(bytes);
    const twice = (0, _world.decide)({
        ...raw,
        statements: [
            ...raw.statements,
            ...raw.statements
        ]
    });
    const observations = [
        {
            step: 'each statement twice',
            expected,
            observed: (0, _report.bytesDigest)(twice)
        }
    ];
    await (0, _world.inFolder)((folder)=>{
        for (const step of (0, _world.stepsInto)(folder, original))step.run();
        const once = (0, _world.folderDigest)(folder);
        for (const step of (0, _world.stepsInto)(folder, original))step.run();
        observations.push({
            step: 'the whole run twice',
            expected: once,
            observed: (0, _world.folderDigest)(folder)
        });
    });
    await (0, _world.inFolder)(async (folder)=>{
        const branch = branchIn(folder);
        const files = filesOf(raw);
        const head = await branch.append(files, 'delivered');
        const again = await refusal(()=>branch.append(files, 'delivered again'));
        observations.push({
            step: 'pushed again',
            expected: 'refused (exit 1)',
            observed: again
        });
        observations.push({
            step: 'the head after it',
            expected: head,
            observed: (await branch.read()).head
        });
        observations.push({
            step: 'decided from it',
            expected,
            observed: (0, _report.bytesDigest)(await asOnBranch(raw, branch))
        });
    });
    return observations;
}
async function pushPartly(original) {
    const { raw, bytes } = original;
    const files = filesOf(raw);
    const observations = [];
    for (const count of [
        ...new Set([
            0,
            files.length - 1
        ])
    ]){
        await (0, _world.inFolder)(async (folder)=>{
            const branch = branchIn(folder);
            if (count > 0) await branch.append(files.slice(0, count), 'a part');
            const step = `${count} of ${files.length} pushed`;
            const decided = await asOnBranch(raw, branch);
            const observed = decided.equals(bytes) ? 'the same' : 'another decision';
            observations.push({
                step: `${step}: decided`,
                expected: 'another decision',
                observed
            });
            if (count === 0) {
                observations.push({
                    step: `${step}: go or no-go`,
                    expected: 'no-go',
                    observed: (0, _world.decisionOf)(decided)
                });
            }
            await deliverRest(branch, files);
            const after = (0, _report.bytesDigest)(await asOnBranch(raw, branch));
            observations.push({
                step: `${step}: resumed`,
                expected: (0, _report.bytesDigest)(bytes),
                observed: after
            });
        });
    }
    return observations;
}
