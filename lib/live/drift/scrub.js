"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "scrubber", {
    enumerable: true,
    get: function() {
        return scrubber;
    }
});
const _secretlooking = require("../../registry/secret-looking");
/** What an environment variable that holds a credential is called. */ const CREDENTIAL = /TOKEN|SECRET|PASS|PEM|_KEY|CREDENTIAL/i;
/** Shorter values stand in any text by chance. */ const SHORTEST = 6;
/** The most characters of another program's message that a report repeats. */ const LONGEST = 400;
function credentialsIn(env) {
    const values = Object.entries(env).flatMap(([name, value])=>value && CREDENTIAL.test(name) ? [
            value
        ] : []);
    // A key's lines too: a message may quote one of them alone. The longest first, so that none leaves a rest.
    return [
        ...new Set(values.flatMap((value)=>[
                value,
                ...value.split(/\\n|\n/)
            ]))
    ].filter((value)=>value.length >= SHORTEST).sort((a, b)=>b.length - a.length);
}
function scrubber(env) {
    const credentials = credentialsIn(env);
    return (message)=>{
        let text = message;
        for (const credential of credentials)text = text.replaceAll(credential, '[secret]');
        const carried = (0, _secretlooking.knownSecret)(text);
        if (carried !== undefined) return `the message is withheld: it carries ${carried}`;
        const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
    };
}
