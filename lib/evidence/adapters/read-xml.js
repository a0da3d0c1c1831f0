"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readXmlReport", {
    enumerable: true,
    get: function() {
        return readXmlReport;
    }
});
const _fastxmlparser = require("fast-xml-parser");
const _readjson = require("./read-json");
// A report needs none, and entities are how a small file grows (CWE-776) or reads others (CWE-611).
function hasDoctype(text) {
    let rest = text.replace(/^\uFEFF/, '').trimStart();
    for(;;){
        const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
        if (end === undefined) return /^<!(?!\[CDATA\[)/.test(rest);
        const at = rest.indexOf(end);
        if (at === -1) return false;
        rest = rest.slice(at + end.length).trimStart();
    }
}
function elementsOf(nodes) {
    const elements = [];
    for (const node of Array.isArray(nodes) ? nodes : []){
        const name = Object.keys(node).find((key)=>key !== ':@');
        if (name === undefined || name.startsWith('#') || name.startsWith('?')) continue;
        const attributes = new Map(Object.entries(node[':@'] ?? {}).map(([key, value])=>[
                key,
                String(value)
            ]));
        elements.push({
            name,
            attributes,
            children: elementsOf(node[name])
        });
    }
    return elements;
}
function readXmlReport(tool, text) {
    if (text.trim() === '') throw (0, _readjson.unreadable)(tool, 'it is empty');
    if (hasDoctype(text)) throw (0, _readjson.unreadable)(tool, 'it has a document type');
    const validity = _fastxmlparser.XMLValidator.validate(text);
    if (validity !== true) throw (0, _readjson.unreadable)(tool, `it is not XML, or cut off (line ${validity.err.line})`);
    const parser = new _fastxmlparser.XMLParser({
        preserveOrder: true,
        ignoreAttributes: false,
        attributeNamePrefix: '',
        parseTagValue: false,
        parseAttributeValue: false,
        processEntities: false,
        maxNestedTags: 64
    });
    let nodes;
    try {
        nodes = parser.parse(text);
    } catch  {
        // The library's messages quote the document.
        throw (0, _readjson.unreadable)(tool, 'it is not XML that can be taken in');
    }
    const roots = elementsOf(nodes);
    const [root] = roots;
    if (root === undefined || roots.length !== 1) throw (0, _readjson.unreadable)(tool, 'it has not one root');
    return root;
}
