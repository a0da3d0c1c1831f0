"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "globIndex", {
    enumerable: true,
    get: function() {
        return globIndex;
    }
});
const _picomatch = require("picomatch");
const _globkeys = require("./glob-keys");
const KINDS = [
    'folder',
    'segments',
    'grams'
];
function keysOf(glob) {
    const keys = (0, _globkeys.globKeys)(glob);
    if (!keys) return [];
    return [
        ...keys.folder === '' ? [] : [
            [
                'folder',
                keys.folder
            ]
        ],
        ...keys.segments.map((text)=>[
                'segments',
                text
            ]),
        ...keys.grams.map((text)=>[
                'grams',
                text
            ])
    ];
}
function matches(entry, path) {
    // dot: `**` covers .github too. flags s: a line break in a file's name must not hide it from `**`.
    entry.pattern ??= (0, _picomatch.makeRe)(entry.glob, {
        dot: true,
        windows: false,
        strictBrackets: true,
        flags: 's'
    });
    return entry.pattern.test(path);
}
function tally(keys) {
    const counts = {
        folder: new Map(),
        segments: new Map(),
        grams: new Map()
    };
    for (const [kind, text] of keys)counts[kind].set(text, (counts[kind].get(text) ?? 0) + 1);
    return counts;
}
function globIndex(globs) {
    const distinct = [
        ...new Set(globs)
    ].map((glob)=>({
            glob,
            keys: keysOf(glob)
        }));
    const counts = tally(distinct.flatMap(({ keys })=>keys));
    const index = {
        folder: new Map(),
        segments: new Map(),
        grams: new Map()
    };
    const always = [];
    for (const { glob, keys } of distinct){
        let best;
        let fewest = Number.POSITIVE_INFINITY;
        for (const [kind, text] of keys){
            const count = counts[kind].get(text) ?? 0;
            if (count < fewest) [best, fewest] = [
                [
                    kind,
                    text
                ],
                count
            ];
        }
        const group = best ? index[best[0]].get(best[1]) : always;
        if (group) group.push({
            glob
        });
        else if (best) index[best[0]].set(best[1], [
            {
                glob
            }
        ]);
    }
    function* asked(kind, path) {
        if (kind === 'segments') yield* new Set(path.split('/'));
        else if (kind === 'grams') yield* new Set((0, _globkeys.gramsOf)(path));
        else {
            for(let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1))yield path.slice(0, end);
            yield path;
        }
    }
    return (path)=>{
        const found = always.filter((entry)=>matches(entry, path)).map(({ glob })=>glob);
        for (const kind of KINDS){
            if (index[kind].size === 0) continue;
            for (const text of asked(kind, path)){
                for (const entry of index[kind].get(text) ?? [])if (matches(entry, path)) found.push(entry.glob);
            }
        }
        return found;
    };
}
