"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "previewFindings", {
    enumerable: true,
    get: function() {
        return previewFindings;
    }
});
const _zod = require("zod");
const _shell = require("../repair/shell");
const _credentials = require("./credentials");
const Step = _zod.z.object({
    op: _zod.z.string(),
    urn: _zod.z.string(),
    oldState: _zod.z.object({
        protect: _zod.z.boolean().optional()
    }).nullish(),
    diffReasons: _zod.z.array(_zod.z.string()).nullish()
});
const Diagnostic = _zod.z.object({
    severity: _zod.z.string(),
    urn: _zod.z.string().optional(),
    message: _zod.z.string()
});
const Document = _zod.z.object({
    steps: _zod.z.array(Step).optional(),
    changeSummary: _zod.z.record(_zod.z.string(), _zod.z.number()).optional(),
    diagnostics: _zod.z.array(Diagnostic).optional()
});
/** Steps that leave everything as it is. */ const UNCHANGED = [
    'same',
    'read',
    'refresh'
];
/** The engine's exit codes (3.259): 0 nothing to change, 7 with `--expect-no-changes` when there was something. */ const CHANGED = 7;
const KINDS = {
    create: 'missing',
    delete: 'unowned'
};
const WORDS = {
    create: 'the program declares it, and it is not there',
    delete: 'state holds it, and the program declares it no more'
};
function changes(stack, { steps = [] }) {
    return steps.filter((step)=>!UNCHANGED.includes(step.op) && !(0, _credentials.isCredentialStep)(step)).map(({ op, urn, diffReasons })=>({
            kind: KINDS[op] ?? 'different',
            address: urn,
            ...diffReasons?.length ? {
                field: [
                    ...diffReasons
                ].sort().join(', ')
            } : {},
            reason: WORDS[op] ?? `the engine would ${op} it`,
            repair: `pulumi up --stack ${stack} --refresh`
        }));
}
/** Whether all that the engine counted is that somebody else is looking than who applied. */ function isOnlyCredentials({ steps = [], changeSummary = {} }) {
    const counted = Object.entries(changeSummary).map(([op, count])=>UNCHANGED.includes(op) ? 0 : count);
    const total = counted.reduce((sum, count)=>sum + count, 0);
    return total > 0 && total === steps.filter(_credentials.isCredentialStep).length;
}
/** The provider of Netlify answers 404 with an error where that of GitHub drops the object from state. */ function isGone({ urn = '', message }) {
    const type = urn.split('::')[2]?.split('$').at(-1) ?? '';
    return type.startsWith('netlify:') && /\b404\b/.test(message);
}
function goneObjects(stack, { steps = [], diagnostics = [] }) {
    const urns = new Set(diagnostics.filter(isGone).flatMap(({ urn })=>urn === undefined ? [] : [
            urn
        ]));
    return [
        ...urns
    ].map((urn)=>{
        const isProtected = steps.some((step)=>step.urn === urn && step.oldState?.protect === true);
        const remove = `pulumi state delete ${(0, _shell.quoted)(urn)} --stack ${stack} --yes${isProtected ? ' --force' : ''}`;
        return {
            kind: 'missing',
            address: urn,
            reason: 'its provider answers 404: somebody deleted it, or it is hidden from this token',
            repair: `${remove} && pulumi up --stack ${stack} --refresh`
        };
    });
}
function failures({ diagnostics = [] }, gone) {
    const known = new Set(gone.map(({ address })=>address));
    return diagnostics.filter(({ severity, urn })=>severity === 'error' && !(urn !== undefined && known.has(urn))).map(({ message })=>message).filter((message)=>!/^(?:error: )?preview failed\s*$/.test(message));
}
function documentOf(stdout) {
    try {
        return Document.safeParse(JSON.parse(stdout)).data;
    } catch  {
        return undefined;
    }
}
function previewFindings(stack, answer, scrub) {
    const unverified = (reason)=>({
            kind: 'unverified',
            address: stack,
            reason: scrub(reason),
            repair: `pulumi preview --refresh --stack ${stack}`
        });
    const { code, failure, stdout, stderr } = answer;
    if (failure !== undefined || code === undefined) return [
        unverified(failure ?? 'the engine did not end')
    ];
    const document = documentOf(stdout);
    if (!document) return [
        unverified(`the engine ended with ${code} and no document: ${stderr || 'it says nothing'}`)
    ];
    const found = changes(stack, document);
    const isWhole = document.changeSummary !== undefined;
    if (code === 0 && isWhole && found.length === 0) return [];
    if (code === CHANGED && isWhole && (found.length > 0 || isOnlyCredentials(document))) return found;
    const gone = goneObjects(stack, document);
    const reasons = [
        ...new Set(failures(document, gone))
    ];
    if (gone.length > 0) reasons.push('the engine stopped at what is gone: what else it would change is not known yet');
    if (reasons.length === 0) reasons.push(`the engine ended with ${code}: ${stderr || 'it does not say why'}`);
    return [
        ...found,
        ...gone,
        ...reasons.map(unverified)
    ];
}
