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
    get READINESS_IDS () {
        return READINESS_IDS;
    },
    get READINESS_SCHEMA_PATH () {
        return READINESS_SCHEMA_PATH;
    },
    get Readiness () {
        return Readiness;
    },
    get ReadinessCriterion () {
        return ReadinessCriterion;
    },
    get ReadinessEvidence () {
        return ReadinessEvidence;
    },
    get ReadinessItem () {
        return ReadinessItem;
    },
    get parseReadiness () {
        return parseReadiness;
    },
    get readinessJsonSchemaText () {
        return readinessJsonSchemaText;
    }
});
const _zod = require("zod");
const _read = require("./document/read");
const _primitives = require("./schema/primitives");
const _trust = require("./schema/trust");
const _usererror = require("./user-error");
const READINESS_SCHEMA_PATH = 'registry/readiness.schema.json';
const READINESS_IDS = [
    ...[
        'A',
        'B',
        'C',
        'D',
        'E',
        'F'
    ].map((letter)=>`phase-${letter.toLowerCase()}`),
    ...Array.from({
        length: 10
    }, (_, index)=>`uc-${String(index + 1).padStart(2, '0')}`)
];
const RepositoryPath = _zod.z.string().max(500).regex(/^(?!\/|.*(?:^|\/)\.\.(?:\/|$))[A-Za-z0-9._/-]+$/, 'a path stays inside the repository');
const ReadinessEvidence = _zod.z.discriminatedUnion('kind', [
    _zod.z.strictObject({
        kind: _zod.z.literal('file'),
        path: RepositoryPath,
        /** The sha256 of the file that was reviewed; without it the file proves nothing. */ digest: _zod.z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256:<64 hex digits>').optional()
    }),
    _zod.z.strictObject({
        kind: _zod.z.literal('statement'),
        statement: _trust.StatementKind,
        tier: _primitives.Id.optional(),
        surface: _primitives.Id.optional()
    }),
    _zod.z.strictObject({
        kind: _zod.z.literal('check'),
        check: _primitives.Id,
        surface: _primitives.Id.optional()
    })
]);
const ReadinessCriterion = _zod.z.strictObject({
    text: _primitives.Text,
    evidence: _zod.z.array(ReadinessEvidence).min(1)
});
const ReadinessItem = _zod.z.strictObject({
    id: _primitives.Id,
    title: _primitives.Text,
    /** What people claim; it counts only with its evidence. */ state: _zod.z.enum([
        'open',
        'complete'
    ]),
    criteria: _zod.z.array(ReadinessCriterion).min(1)
});
const Readiness = _zod.z.strictObject({
    $schema: _zod.z.string().optional(),
    schemaVersion: _zod.z.literal(1),
    items: _zod.z.array(ReadinessItem).superRefine((items, context)=>{
        const ids = items.map(({ id })=>id);
        const absent = READINESS_IDS.filter((id)=>!ids.includes(id));
        if (absent.length > 0) context.addIssue({
            code: 'custom',
            message: `${absent.join(', ')} not there`
        });
        for (const [index, id] of ids.entries()){
            const message = READINESS_IDS.includes(id) ? 'the item stands twice' : 'an id is phase-a … phase-f, uc-01 … uc-10';
            if (!READINESS_IDS.includes(id) || ids.indexOf(id) !== index) {
                context.addIssue({
                    code: 'custom',
                    message,
                    path: [
                        index,
                        'id'
                    ]
                });
            }
        }
    })
});
function parseReadiness(text, file) {
    const allowed = `JSON as ${READINESS_SCHEMA_PATH} describes it`;
    const document = (0, _read.readDocument)(text);
    if (!document.ok) {
        const [first] = document.problems;
        const place = first ? `${file}:${first.line}:${first.column}` : file;
        throw new _usererror.UserError(first?.message ?? 'the file is not JSON', {
            place,
            allowed
        });
    }
    const parsed = Readiness.safeParse(document.value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const place = `${file} /${issue?.path.join('/') ?? ''}`;
    throw new _usererror.UserError(`the readiness is refused: ${issue?.message ?? 'another shape'}`, {
        place,
        allowed
    });
}
function readinessJsonSchemaText() {
    const schema = _zod.z.toJSONSchema(Readiness, {
        io: 'input',
        target: 'draft-2020-12'
    });
    const head = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'urn:causeway:readiness:v1'
    };
    return `${JSON.stringify({
        ...head,
        title: 'Readiness',
        ...schema
    }, null, 2)}\n`;
}
