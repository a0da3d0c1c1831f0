"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "descriptorOf", {
    enumerable: true,
    get: function() {
        return descriptorOf;
    }
});
// §3.27.5: a result's rule id may be more specific by further components, `CA1000/1` of the rule `CA1000`.
function isUnder(id, rule) {
    return id === rule || id.startsWith(`${rule}/`);
}
function closest(descriptors, id) {
    const under = descriptors.filter((each)=>isUnder(id, each.id));
    return under.find((each)=>each.id === id) ?? under.sort((a, b)=>b.id.length - a.id.length)[0];
}
function componentOf({ tool }, named) {
    const { index = -1, name, guid } = named ?? {};
    if (index >= 0) return tool.extensions[index] ?? 'missing';
    const all = [
        tool.driver,
        ...tool.extensions
    ];
    if (guid !== undefined) return all.find((each)=>each.guid === guid) ?? 'missing';
    if (name !== undefined) return all.find((each)=>each.name === name) ?? 'missing';
    return tool.driver;
}
function descriptorOf(run, kind, { id, index = -1, guid, toolComponent }) {
    const component = componentOf(run, toolComponent);
    if (component === 'missing') return 'missing';
    const own = component[kind];
    if (index >= 0) {
        const found = own[index];
        return found === undefined || id !== undefined && !isUnder(id, found.id) ? 'missing' : found;
    }
    const everywhere = [
        run.tool.driver,
        ...run.tool.extensions
    ].flatMap((each)=>each[kind]);
    if (guid !== undefined) return everywhere.find((each)=>each.guid === guid) ?? 'missing';
    if (id === undefined) return undefined;
    return closest(own, id) ?? closest(everywhere, id);
}
