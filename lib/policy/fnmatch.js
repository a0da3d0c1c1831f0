/** What one pattern character may be. */ "use strict";
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
    get commonMatch () {
        return commonMatch;
    },
    get matches () {
        return matches;
    },
    get parsePattern () {
        return parsePattern;
    }
});
const NOTHING = {
    kind: 'one',
    accepts: ()=>false
};
// A set ends at the first `]`, even as its first character; one that never ends matches nothing.
function readClass(characters, open, edges) {
    let at = open + 1;
    const negated = characters[at] === '!' || characters[at] === '^';
    if (negated) at += 1;
    const ranges = [];
    const member = ()=>{
        if (characters[at] === '\\') at += 1;
        const code = characters[at]?.codePointAt(0);
        at += 1;
        return code;
    };
    while(characters[at] !== ']'){
        const low = member();
        if (low === undefined || at >= characters.length) return {
            atom: NOTHING,
            next: characters.length
        };
        let high = low;
        if (characters[at] === '-' && characters[at + 1] !== ']') {
            at += 1;
            high = member();
            if (high === undefined || at >= characters.length) return {
                atom: NOTHING,
                next: characters.length
            };
        }
        ranges.push([
            low,
            high
        ]);
        edges.add(low).add(high);
    }
    const accepts = (character)=>{
        const code = character.codePointAt(0) ?? -1;
        // The ends of a range count even when it is written backwards.
        return ranges.some(([low, high])=>code === low || code === high || code > low && code < high) !== negated;
    };
    return {
        atom: {
            kind: 'one',
            accepts
        },
        next: at + 1
    };
}
function parsePattern(source) {
    const characters = [
        ...source
    ];
    const atoms = [];
    const edges = new Set([
        '/',
        '.'
    ].map((character)=>character.charCodeAt(0)));
    const atSegmentStart = ()=>atoms.length === 0 || [
            'slash',
            'directories'
        ].includes(atoms.at(-1)?.kind ?? '');
    let at = 0;
    while(at < characters.length){
        if (atSegmentStart() && characters.slice(at, at + 3).join('') === '**/') {
            if (atoms.at(-1)?.kind !== 'directories') atoms.push({
                kind: 'directories'
            });
            at += 3;
        } else if (characters[at] === '*') {
            while(characters[at] === '*')at += 1;
            atoms.push({
                kind: 'star'
            });
        } else if (characters[at] === '?') {
            atoms.push({
                kind: 'one',
                accepts: ()=>true
            });
            at += 1;
        } else if (characters[at] === '[') {
            const { atom, next } = readClass(characters, at, edges);
            atoms.push(atom);
            at = next;
        } else {
            if (characters[at] === '\\' && at + 1 < characters.length) at += 1;
            const literal = characters[at] ?? '';
            edges.add(literal.codePointAt(0) ?? 0);
            atoms.push(literal === '/' ? {
                kind: 'slash'
            } : {
                kind: 'one',
                accepts: (character)=>character === literal,
                literal
            });
            at += 1;
        }
    }
    return {
        source,
        atoms,
        edges
    };
}
const stateKey = ({ at, start })=>at * 2 + (start ? 1 : 0);
function closure(pattern, states) {
    const found = new Map();
    const pending = [
        ...states
    ];
    for(let state = pending.pop(); state; state = pending.pop()){
        if (found.has(stateKey(state))) continue;
        found.set(stateKey(state), state);
        const kind = pattern.atoms[state.at]?.kind;
        if (kind === 'star' || kind === 'directories' && state.start) pending.push({
            ...state,
            at: state.at + 1
        });
    }
    return [
        ...found.values()
    ].sort((left, right)=>stateKey(left) - stateKey(right));
}
function afterAtom(pattern, { at, start }, character) {
    const atom = pattern.atoms[at];
    if (!atom) return undefined;
    if (character === '/') {
        if (atom.kind === 'slash') return {
            at: at + 1,
            start: true
        };
        return atom.kind === 'directories' ? {
            at,
            start: true
        } : undefined;
    }
    // A leading dot is matched by nothing but a dot that begins the pattern's own segment (no FNM_DOTMATCH).
    if (start && character === '.') {
        const previous = pattern.atoms[at - 1]?.kind;
        const begins = at === 0 || previous === 'slash' || previous === 'directories';
        if (atom.kind !== 'one' || atom.literal !== '.' || !begins) return undefined;
    }
    if (atom.kind === 'one') return atom.accepts(character) ? {
        at: at + 1,
        start: false
    } : undefined;
    return atom.kind === 'slash' ? undefined : {
        at,
        start: false
    };
}
function step(pattern, states, character) {
    return closure(pattern, states.flatMap((state)=>afterAtom(pattern, state, character) ?? []));
}
function initial(pattern) {
    return closure(pattern, [
        {
            at: 0,
            start: true
        }
    ]);
}
function accepts(pattern, states) {
    return states.some(({ at })=>at === pattern.atoms.length);
}
function matches(pattern, text) {
    let states = initial(pattern);
    for (const character of text){
        if (states.length === 0) return false;
        states = step(pattern, states, character);
    }
    return accepts(pattern, states);
}
// One character of each class that either pattern can tell apart, readable ones first.
function alphabet(patterns) {
    const codes = new Set([
        'x'.charCodeAt(0)
    ]);
    for (const { edges } of patterns)for (const edge of edges)for (const code of [
        edge,
        edge - 1,
        edge + 1
    ])codes.add(code);
    const valid = [
        ...codes
    ].filter((code)=>code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
    const readable = (code)=>/[\w/.-]/.test(String.fromCodePoint(code));
    return valid.sort((left, right)=>Number(readable(right)) - Number(readable(left)) || left - right).map((code)=>String.fromCodePoint(code));
}
/** The one text that a pattern without wildcards stands for. */ function literalOf({ atoms }) {
    const characters = atoms.map((atom)=>atom.kind === 'slash' ? '/' : atom.kind === 'one' ? atom.literal : undefined);
    return characters.includes(undefined) ? undefined : characters.join('');
}
function commonMatch(left, right) {
    // Most names have no wildcard: then no walk is needed, and of two of them none at all.
    const [one, other] = [
        literalOf(left),
        literalOf(right)
    ];
    if (one !== undefined) return one === other || other === undefined && matches(right, one) ? one : undefined;
    if (other !== undefined) return matches(left, other) ? other : undefined;
    const characters = alphabet([
        left,
        right
    ]);
    const key = (states)=>states.map(stateKey).join(',');
    let frontier = [
        {
            text: '',
            left: initial(left),
            right: initial(right)
        }
    ];
    const seen = new Set(frontier.map((pair)=>`${key(pair.left)}|${key(pair.right)}`));
    while(frontier.length > 0){
        const found = frontier.find((pair)=>accepts(left, pair.left) && accepts(right, pair.right));
        if (found) return found.text;
        const next = [];
        for (const pair of frontier){
            for (const character of characters){
                const to = {
                    text: pair.text + character,
                    left: step(left, pair.left, character),
                    right: step(right, pair.right, character)
                };
                if (to.left.length === 0 || to.right.length === 0) continue;
                const id = `${key(to.left)}|${key(to.right)}`;
                if (seen.has(id)) continue;
                seen.add(id);
                next.push(to);
            }
        }
        frontier = next;
    }
    return undefined;
}
