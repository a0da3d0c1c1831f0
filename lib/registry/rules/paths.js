"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "pathRules", {
    enumerable: true,
    get: function() {
        return pathRules;
    }
});
const _picomatch = require("picomatch");
const _globs = require("../globs");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _selectors = require("../selectors");
/** Pairs of globs compared in one repository before the rest is reported as not compared. */ const MAX_COMPARISONS = 20_000;
const SHOWN = 3;
function each(paths, ...at) {
    return paths.map((path, index)=>({
            path,
            pointer: (0, _problem.pointer)(...at, index)
        }));
}
function one(path, ...at) {
    return path === undefined ? [] : [
        {
            path,
            pointer: (0, _problem.pointer)(...at)
        }
    ];
}
function globs({ surfaces, scope }) {
    return [
        ...surfaces.flatMap(({ paths }, index)=>[
                ...each(paths.include, 'surfaces', index, 'paths', 'include'),
                ...each(paths.exclude, 'surfaces', index, 'paths', 'exclude')
            ]),
        ...scope.lanes.flatMap((lane, index)=>[
                ...each(lane.in, 'scope', 'lanes', index, 'in'),
                ...each(lane.out, 'scope', 'lanes', index, 'out')
            ])
    ];
}
function plainPaths({ surfaces, slo, waivers, readiness, trust }) {
    return [
        ...surfaces.flatMap(({ build, target }, index)=>[
                ...one(build?.output, 'surfaces', index, 'build', 'output'),
                ...target.kind === 'netlify' && target.linked ? one(target.linked.publishDirectory, 'surfaces', index, 'target', 'linked', 'publishDirectory') : []
            ]),
        ...one(slo, 'slo'),
        ...one(waivers, 'waivers'),
        ...one(readiness, 'readiness'),
        ...one(trust?.root, 'trust', 'root')
    ];
}
function leavesRoot(path) {
    return /^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.includes('\\') || path.split('/').includes('..');
}
// Only a glob under whose fixed folder the other one's lies can match the same file, so that each is compared with
// those along its own path alone: surfaces in folders of their own cost nothing.
function overlaps(surfaces) {
    const byFolder = new Map();
    const entries = surfaces.flatMap((surface)=>surface.paths.include.map((glob)=>({
                surface,
                glob
            })));
    for (const entry of entries){
        const folder = (0, _globs.staticPrefix)(entry.glob).join('/');
        const group = byFolder.get(folder);
        if (group) group.push(entry);
        else byFolder.set(folder, [
            entry
        ]);
    }
    const order = new Map(surfaces.map((surface, index)=>[
            surface,
            index
        ]));
    const pairs = new Map();
    let left = MAX_COMPARISONS;
    for (const { surface, glob } of entries){
        const prefix = (0, _globs.staticPrefix)(glob);
        for(let depth = 0; depth <= prefix.length; depth += 1){
            for (const other of byFolder.get(prefix.slice(0, depth).join('/')) ?? []){
                if (other.surface === surface || depth === prefix.length && other.glob > glob) continue;
                left -= 1;
                if (left < 0) return {
                    pairs,
                    isCapped: true
                };
                if (!(0, _globs.globsMeet)(glob, other.glob) || areKeptApart(surface, glob, other)) continue;
                const isLater = (order.get(surface) ?? 0) > (order.get(other.surface) ?? 0);
                const [later, earlier] = isLater ? [
                    surface,
                    other.surface
                ] : [
                    other.surface,
                    surface
                ];
                pairs.set(later, (pairs.get(later) ?? new Set()).add(earlier));
            }
        }
    }
    return {
        pairs,
        isCapped: false
    };
}
function areKeptApart(surface, glob, other) {
    return surface.paths.exclude.some((exclusion)=>(0, _globs.excludesAll)(exclusion, other.glob)) || other.surface.paths.exclude.some((exclusion)=>(0, _globs.excludesAll)(exclusion, glob));
}
const pathRules = [
    {
        code: 'path-outside',
        level: 'error',
        title: 'Paths are relative, with "/", and stay inside the repository',
        why: 'An absolute path or ".." reads or publishes what isn’t part of the commit.',
        source: 'CWE-22',
        check: (registry)=>[
                ...globs(registry),
                ...plainPaths(registry)
            ].filter(({ path })=>leavesRoot(path)).map((placed)=>({
                    pointer: placed.pointer,
                    message: `the path ${(0, _secretlooking.showValue)(placed.path)} is not relative, or leaves the repository`,
                    allowed: 'a relative path with "/", without ".." and "\\"'
                }))
    },
    {
        code: 'glob-invalid',
        level: 'error',
        title: 'Globs are well-formed',
        why: 'A broken glob matches nothing or everything, depending on the reader.',
        source: 'picomatch',
        check: (registry)=>globs(registry).flatMap((placed)=>{
                try {
                    // strictBrackets makes picomatch refuse what it would otherwise take literally.
                    if (!placed.path.startsWith('!')) (0, _picomatch.makeRe)(placed.path, {
                        strictBrackets: true
                    });
                    else throw new SyntaxError('begins with "!"');
                    return [];
                } catch (error) {
                    if (!(error instanceof SyntaxError)) throw error;
                    return [
                        {
                            pointer: placed.pointer,
                            message: `the glob ${(0, _secretlooking.showValue)(placed.path)} is not well-formed: ${error.message}`,
                            allowed: 'a glob with closed brackets; what is left out goes into exclude'
                        }
                    ];
                }
            })
    },
    {
        code: 'glob-overlap',
        level: 'warning',
        title: 'Overlapping surfaces are told',
        why: 'A file may belong to several surfaces; each of them is then released when it changes.',
        source: 'REGISTRY.md "Rules beyond the schema"',
        check: (registry)=>{
            const indexes = new Map(registry.surfaces.map((surface, index)=>[
                    surface,
                    index
                ]));
            return [
                ...(0, _selectors.surfacesByRepository)(registry).values()
            ].flatMap((surfaces)=>[
                    ...overlaps(surfaces).pairs
                ].map(([surface, others])=>{
                    const names = [
                        ...others
                    ].slice(0, SHOWN).map(({ id })=>(0, _secretlooking.showValue)(id));
                    const more = others.size > SHOWN ? ` and ${others.size - SHOWN} more` : '';
                    return {
                        pointer: (0, _problem.pointer)('surfaces', indexes.get(surface) ?? 0, 'paths'),
                        message: `files may belong to ${(0, _secretlooking.showValue)(surface.id)} and also to ${names.join(', ')}${more}`,
                        allowed: 'overlaps, where a change shall release all of them'
                    };
                }));
        }
    },
    {
        code: 'glob-overlap-capped',
        level: 'warning',
        title: 'Overlaps were not looked for everywhere',
        why: 'Comparing every glob with every other would take too long where very many share a folder.',
        source: 'REGISTRY.md "Scale"',
        check: (registry)=>[
                ...(0, _selectors.surfacesByRepository)(registry)
            ].filter(([, surfaces])=>overlaps(surfaces).isCapped).map(([key])=>({
                    pointer: (0, _problem.pointer)('repositories', key),
                    message: `overlaps in ${(0, _secretlooking.showValue)(key)} were compared for ${MAX_COMPARISONS} pairs of globs, not for all`,
                    allowed: 'surfaces with folders of their own'
                }))
    }
];
