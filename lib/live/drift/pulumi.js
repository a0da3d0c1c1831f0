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
    get driftPreview () {
        return driftPreview;
    },
    get runPulumi () {
        return runPulumi;
    }
});
const _nodechild_process = require("node:child_process");
function driftPreview(stack) {
    return [
        'preview',
        '--refresh',
        '--expect-no-changes',
        '--json',
        '--non-interactive',
        '--stack',
        stack
    ];
}
function runPulumi(args, { folder, env, timeoutMs }) {
    return new Promise((resolve)=>{
        const text = {
            stdout: '',
            stderr: ''
        };
        const child = (0, _nodechild_process.spawn)('pulumi', args, {
            cwd: folder,
            env,
            stdio: [
                'ignore',
                'pipe',
                'pipe'
            ],
            timeout: timeoutMs,
            killSignal: 'SIGINT'
        });
        for (const stream of [
            'stdout',
            'stderr'
        ]){
            child[stream].setEncoding('utf8').on('data', (chunk)=>{
                text[stream] += chunk;
            });
        }
        child.once('error', (error)=>resolve({
                ...text,
                code: undefined,
                failure: `pulumi did not start: ${error.message}`
            }));
        child.once('close', (code, signal)=>resolve(code === null || child.killed ? {
                ...text,
                code: undefined,
                failure: `pulumi was ended by ${signal ?? 'its time limit'}`
            } : {
                ...text,
                code
            }));
    });
}
