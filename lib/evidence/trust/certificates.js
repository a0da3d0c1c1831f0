"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "claimsOf", {
    enumerable: true,
    get: function() {
        return claimsOf;
    }
});
const _refusal = require("../statement/refusal");
const _extensions = require("./extensions");
const SERVER = 'https://github.com/';
function workflowReference(uri, name) {
    const [, repository, path, ref] = /^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[\w.-]+\.ya?ml)@(.+)$/.exec(uri) ?? [];
    if (repository && path && ref) return {
        repository,
        path,
        ref
    };
    throw new _refusal.Refusal(`the certificate's ${name} names no workflow`);
}
function positive(text, name) {
    const value = /^[1-9]\d*$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value)) return value;
    throw new _refusal.Refusal(`the certificate's ${name} is no number`);
}
function claimsOf({ oids, subjectAlternativeName }) {
    const extensions = (0, _extensions.fulcioExtensions)(oids ?? []);
    const required = (name)=>{
        const value = extensions.get(name);
        if (value === undefined) throw new _refusal.Refusal(`the certificate has no ${name}`);
        return value;
    };
    const onGithub = (name)=>{
        const value = required(name);
        if (!value.startsWith(SERVER)) throw new _refusal.Refusal(`the certificate's ${name} is not on ${SERVER}`);
        return value.slice(SERVER.length);
    };
    const signerUri = required('build signer URI');
    if (subjectAlternativeName !== signerUri) throw new _refusal.Refusal('the certificate is of another subject');
    const repository = onGithub('source repository URI');
    const caller = workflowReference(onGithub('build config URI'), 'build config URI');
    const invocation = onGithub('run invocation URI');
    const [, place, runId, attempt] = /^([^/]+\/[^/]+)\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(invocation) ?? [];
    if (place !== repository || caller.repository !== repository) throw new _refusal.Refusal('the certificate names several repositories');
    return {
        issuer: required('issuer'),
        runner: required('runner environment'),
        signer: {
            ...workflowReference(onGithub('build signer URI'), 'build signer URI'),
            digest: required('build signer digest')
        },
        caller,
        source: {
            repository,
            repositoryId: positive(required('source repository identifier'), 'source repository identifier'),
            ref: required('source repository ref'),
            digest: required('source repository digest')
        },
        run: {
            id: positive(runId, 'run invocation URI'),
            attempt: positive(attempt, 'run invocation URI')
        },
        environment: extensions.get('deployment environment')
    };
}
