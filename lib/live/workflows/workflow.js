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
    get parseWorkflow () {
        return parseWorkflow;
    },
    get triggerOf () {
        return triggerOf;
    }
});
const _yaml = require("yaml");
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const Texts = _zod.z.union([
    _zod.z.string().transform((text)=>[
            text
        ]),
    _zod.z.array(_zod.z.string())
]);
const Scalar = _zod.z.union([
    _zod.z.string(),
    _zod.z.number(),
    _zod.z.boolean(),
    _zod.z.null()
]).transform(String);
const Trigger = _zod.z.looseObject({
    branches: Texts.optional(),
    'branches-ignore': Texts.optional(),
    paths: Texts.optional(),
    'paths-ignore': Texts.optional(),
    types: Texts.optional()
}).nullable();
const Job = _zod.z.looseObject({
    name: Scalar.optional(),
    if: Scalar.optional(),
    needs: Texts.optional(),
    uses: _zod.z.string().optional(),
    strategy: _zod.z.looseObject({
        matrix: _zod.z.unknown()
    }).partial().optional()
});
const Document = _zod.z.looseObject({
    on: _zod.z.union([
        _zod.z.string().transform((name)=>({
                [name]: null
            })),
        _zod.z.array(_zod.z.string()).transform((names)=>Object.fromEntries(names.map((name)=>[
                    name,
                    null
                ]))),
        _zod.z.record(_zod.z.string(), _zod.z.unknown())
    ]).transform((events)=>events),
    jobs: _zod.z.record(_zod.z.string(), Job)
});
function parseWorkflow({ path, text }) {
    const lines = new _yaml.LineCounter();
    const document = (0, _yaml.parseDocument)(text, {
        lineCounter: lines,
        uniqueKeys: true
    });
    const [error] = document.errors;
    if (error) {
        const { line, col } = lines.linePos(error.pos[0]);
        throw new _usererror.UserError(`the workflow is not YAML: ${error.message.split('\n')[0]}`, {
            place: `${path}:${line}:${col}`
        });
    }
    // maxAliasCount is the library's guard against documents that grow without end.
    const parsed = Document.safeParse(document.toJS({
        maxAliasCount: 100
    }));
    if (parsed.success) return {
        path,
        on: parsed.data.on,
        jobs: parsed.data.jobs
    };
    const at = parsed.error.issues.map((issue)=>issue.path.join('.') || '(root)').join(', ');
    throw new _usererror.UserError(`the workflow has another shape, at ${at}`, {
        place: path,
        allowed: 'on and jobs'
    });
}
function triggerOf({ on }, event) {
    if (!Object.hasOwn(on, event)) return undefined;
    const parsed = Trigger.safeParse(on[event]);
    return parsed.success ? parsed.data : undefined;
}
