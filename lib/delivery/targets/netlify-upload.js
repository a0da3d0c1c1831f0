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
    get deployFiles () {
        return deployFiles;
    },
    get netlifyUploads () {
        return netlifyUploads;
    }
});
const _nodecrypto = require("node:crypto");
const _promises = require("node:timers/promises");
const _slots = require("../../live/slots");
const _usererror = require("../../registry/user-error");
const _marker = require("./marker");
const _netlifysite = require("./netlify-site");
const AT_ONCE = 4;
// Netlify's own command line tool refuses these in names, too: its API would read them as a query or a fragment.
const UNSENDABLE = /[#?]/;
function deployFiles({ contents }, marker) {
    const files = new Map();
    for (const [path, { bytes }] of contents)if (path.startsWith('tree/')) files.set(path.slice('tree'.length), bytes);
    const refuse = (message, place)=>new _usererror.UserError(message, {
            place: JSON.stringify(place),
            allowed: 'a tree that Netlify can serve',
            exitCode: 1
        });
    if (files.has(_marker.MARKER_PATH)) throw refuse('the bundle brings a marker of its own', _marker.MARKER_PATH);
    const unsendable = [
        ...files.keys()
    ].find((path)=>UNSENDABLE.test(path));
    if (unsendable !== undefined) throw refuse('Netlify takes no file with "#" or "?" in its name', unsendable);
    return files.set(_marker.MARKER_PATH, (0, _marker.markerBytes)(marker));
}
function escaped(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
function netlifyUploads(client, siteId, { everyMs = 1000, readings = 600, sleep = _promises.setTimeout } = {}) {
    const site = `/sites/${encodeURIComponent(siteId)}`;
    async function read(deployId) {
        const path = `${site}/deploys/${encodeURIComponent(deployId)}`;
        const answer = await client({
            method: 'GET',
            path,
            doing: 'read the deploy'
        });
        return (0, _netlifysite.readAnswer)(_netlifysite.NetlifyDeploy, answer, `the deploy ${deployId}`);
    }
    async function until(deploy, states) {
        let seen = deploy;
        for(let reading = 0; !states.includes(seen.state); reading += 1){
            if (seen.state === 'error' || seen.state === 'rejected') {
                const reason = seen.error_message ? `: ${seen.error_message}` : '';
                throw new _usererror.UserError(`Netlify gave the deploy up${reason}`, {
                    place: `deploy ${seen.id}`,
                    exitCode: 1
                });
            }
            if (reading >= readings) {
                throw new _usererror.UserError(`the deploy is still ${seen.state}`, {
                    place: `deploy ${seen.id}`,
                    exitCode: 3
                });
            }
            await sleep(reading === 0 ? 0 : everyMs);
            seen = await read(deploy.id);
        }
        return seen;
    }
    async function upload(deploy, bySha1) {
        const slots = new _slots.Slots(AT_ONCE);
        const uploads = (deploy.required ?? []).map((digest)=>slots.run(async ()=>{
                const file = bySha1.get(digest);
                if (!file) throw new _usererror.UserError('Netlify asks for a file that the deploy does not have', {
                    exitCode: 1
                });
                const path = `/deploys/${encodeURIComponent(deploy.id)}/files${escaped(file.path)}`;
                await client({
                    method: 'PUT',
                    path,
                    body: file.bytes,
                    doing: 'upload a file'
                });
            }));
        // All of them end before an error leaves: nothing goes on behind its back.
        const failed = (await Promise.allSettled(uploads)).find((each)=>each.status === 'rejected');
        if (failed) throw failed.reason;
    }
    async function find(title) {
        const options = {
            schema: _netlifysite.NetlifyDeploy,
            doing: 'list the deploys'
        };
        const all = await (0, _netlifysite.readList)(client, `${site}/deploys`, options);
        return all.find((each)=>each.title === title && each.state !== 'error' && each.state !== 'rejected');
    }
    async function create(title, digests) {
        const request = {
            ...{
                method: 'POST',
                path: `${site}/deploys?title=${encodeURIComponent(title)}`,
                makesNew: true
            },
            ...{
                body: {
                    files: digests,
                    draft: true,
                    async: true
                },
                doing: 'make the deploy'
            }
        };
        try {
            return (0, _netlifysite.readAnswer)(_netlifysite.NetlifyDeploy, await client(request), 'the new deploy');
        } catch (error) {
            // The answer may have been lost on its way: then the deploy is there.
            const made = error instanceof _usererror.UserError && error.exitCode === 3 ? await find(title) : undefined;
            if (made) return made;
            throw error;
        }
    }
    /** The ready draft with this title; one that a killed run began goes on. */ async function draft(title, files) {
        const digests = [
            ...files
        ].map(([path, bytes])=>{
            return {
                path,
                bytes,
                sha1: (0, _nodecrypto.createHash)('sha1').update(bytes).digest('hex')
            };
        });
        const begun = await find(title);
        const made = begun ?? await create(title, Object.fromEntries(digests.map(({ path, sha1 })=>[
                path,
                sha1
            ])));
        const prepared = await until(made, [
            'prepared',
            'uploading',
            'uploaded',
            'processing',
            'ready'
        ]);
        if (prepared.state === 'prepared' || prepared.state === 'uploading') {
            await upload(prepared, new Map(digests.map(({ sha1, ...file })=>[
                    sha1,
                    file
                ])));
        }
        return until(prepared, [
            'ready'
        ]);
    }
    return {
        draft,
        read
    };
}
