/** A text that must not occur, and where it comes from. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "needleFinder", {
    enumerable: true,
    get: function() {
        return needleFinder;
    }
});
// As written, as JSON with escaped slashes, and as part of an address.
function formsOf({ value }) {
    const json = JSON.stringify(value).slice(1, -1);
    return new Set([
        value,
        json,
        json.replaceAll('/', '\\/'),
        encodeURIComponent(value)
    ]);
}
function add(root, text, needle) {
    let node = root;
    for (const byte of Buffer.from(text, 'utf8')){
        let next = node.next.get(byte);
        if (!next) {
            next = {
                next: new Map()
            };
            node.next.set(byte, next);
        }
        node = next;
    }
    node.needle ??= needle;
}
function needleFinder(needles) {
    const root = {
        next: new Map()
    };
    for (const needle of needles)for (const text of formsOf(needle))add(root, text, needle);
    return (bytes)=>{
        for(let start = 0; start < bytes.length; start += 1){
            let node = root.next.get(bytes[start] ?? 0);
            for(let at = start + 1; node; at += 1){
                if (node.needle) return node.needle;
                if (at >= bytes.length) break;
                node = node.next.get(bytes[at] ?? 0);
            }
        }
        return undefined;
    };
}
