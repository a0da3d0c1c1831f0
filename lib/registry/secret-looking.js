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
    get knownSecret () {
        return knownSecret;
    },
    get secretLooking () {
        return secretLooking;
    },
    get showValue () {
        return showValue;
    }
});
/** Shapes that vendors publish so that scanners can find their tokens. */ const KNOWN = [
    {
        name: 'a GitHub token',
        pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})/
    },
    {
        name: 'a Netlify token',
        pattern: /\bnf[pcuob]_[A-Za-z0-9]{16,}/
    },
    {
        name: 'a Stripe key',
        pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{8,}/
    },
    {
        name: 'an AWS access key',
        pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/
    },
    {
        name: 'a Slack token',
        pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{8,}/
    },
    {
        name: 'a Slack webhook',
        pattern: /hooks\.slack\.com\/services\/\w+/
    },
    {
        name: 'a Google API key',
        pattern: /\bAIza[A-Za-z0-9_-]{30,}/
    },
    {
        name: 'a GitLab token',
        pattern: /\bglpat-[A-Za-z0-9_-]{16,}/
    },
    {
        name: 'a package registry token',
        pattern: /\b(?:npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,})/
    },
    {
        name: 'a Pulumi token',
        pattern: /\bpul-[0-9a-f]{32,}/
    },
    {
        name: 'a private key',
        pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/
    },
    {
        name: 'a JSON web token',
        pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/
    },
    {
        name: 'an address with a password',
        pattern: /[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i
    },
    {
        name: 'a password',
        pattern: /\b(?:password|passwd|pwd|accountkey|client_secret)\s*=\s*[^\s;]{6,}/i
    }
];
const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;
const DIGEST = /\bsha(?:256|384|512)[:-][A-Za-z0-9+/=]+/g;
function entropy(text) {
    const counts = new Map();
    for (const character of text)counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values())bits -= count / text.length * Math.log2(count / text.length);
    return bits;
}
function isMixed(text) {
    return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}
// One test for the common case: nearly no text carries any of them.
const ANY_KNOWN = new RegExp(KNOWN.map(({ pattern })=>pattern.source).join('|'), 'i');
function knownSecret(text) {
    if (!ANY_KNOWN.test(text)) return undefined;
    return KNOWN.find(({ pattern })=>pattern.test(text))?.name;
}
function secretLooking(value) {
    const known = knownSecret(value);
    if (known) return known;
    const text = value.replace(UUID, ' ').replace(DIGEST, ' ');
    const runs = text.match(/[A-Za-z0-9+=]{24,}/g) ?? [];
    if (runs.some((run)=>/^[0-9a-f]{32,}$/i.test(run) && entropy(run) > 3)) return 'a random hexadecimal key';
    const wide = text.match(/[A-Za-z0-9+/=_-]{32,}/g) ?? [];
    const isRandom = runs.some((run)=>isMixed(run) && entropy(run) >= 4) || wide.some((run)=>isMixed(run) && entropy(run) >= 4.5);
    return isRandom ? 'a random key' : undefined;
}
function showValue(value) {
    if (typeof value === 'string' && secretLooking(value)) return `<${value.length} characters that look like a secret>`;
    if (Array.isArray(value)) return 'an array';
    if (typeof value === 'object' && value !== null) return 'an object';
    const text = value === undefined ? 'nothing' : JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
