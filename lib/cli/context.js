"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "processContext", {
    enumerable: true,
    get: function() {
        return processContext;
    }
});
const _promises = require("node:readline/promises");
const _clock = require("./clock");
async function askOnTerminal(question) {
    const terminal = (0, _promises.createInterface)({
        input: process.stdin,
        output: process.stderr
    });
    try {
        return (await terminal.question(question)).trim();
    } finally{
        terminal.close();
    }
}
function processContext() {
    const isTerminal = process.stderr.isTTY === true;
    // A reader that closed the pipe (`| head`) has had enough; anything else is an error.
    process.stdout.on('error', (error)=>{
        if (error.code !== 'EPIPE') throw error;
    });
    return {
        print: (text)=>process.stdout.write(`${text}\n`),
        warn: (text)=>process.stderr.write(`${text}\n`),
        progress: (text)=>{
            if (isTerminal) process.stderr.write(`${text}\n`);
        },
        ask: isTerminal && process.stdin.isTTY === true ? askOnTerminal : undefined,
        env: process.env,
        cwd: process.cwd(),
        startedAt: new Date(),
        clock: _clock.clockFrom,
        exit: (code)=>{
            process.exitCode = code;
        }
    };
}
