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
    get checkNotes () {
        return checkNotes;
    },
    get readNotes () {
        return readNotes;
    }
});
const _frontmatter = require("./front-matter");
const _shape = require("./shape");
function sameSet(left, right) {
    return [
        ...new Set(left)
    ].sort().join() === [
        ...new Set(right)
    ].sort().join();
}
function list(values) {
    return values.length === 0 ? 'none' : [
        ...values
    ].sort().join(', ');
}
function bodyProblems({ body, bodyLine }) {
    const lines = body.split('\n');
    const at = lines.findIndex((line)=>/^## What changed\s*$/.test(line));
    if (at < 0) return [
        {
            line: bodyLine,
            message: 'there is no section "## What changed"'
        }
    ];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((line)=>/^##? /.test(line));
    const text = rest.slice(0, end < 0 ? rest.length : end).filter((line)=>line.trim() !== '' && !(0, _frontmatter.isBlank)(line));
    return text.length > 0 ? [] : [
        {
            line: bodyLine + at,
            message: '"## What changed" says nothing'
        }
    ];
}
function disagreements(notes, facts) {
    const { fields, lineOf } = notes;
    const problems = [];
    const disagree = (field, said, is)=>problems.push({
            line: lineOf([
                field
            ]),
            message: `${field}: the notes say ${said}, the release has ${is}`
        });
    if (fields.tier !== facts.tier) disagree('tier', fields.tier, facts.tier);
    if (fields.commit !== facts.commit) disagree('commit', fields.commit, facts.commit);
    const { surfaces = fields.surfaces, waivers = fields.waivers, bundles = fields.bundles, decision } = facts;
    if (!sameSet(fields.surfaces, surfaces)) disagree('surfaces', list(fields.surfaces), list(surfaces));
    if (!sameSet(fields.waivers, waivers)) disagree('waivers', list(fields.waivers), list(waivers));
    const pairs = (map)=>Object.entries(map).map((pair)=>pair.join(' '));
    if (!sameSet(pairs(fields.bundles), pairs(bundles))) {
        disagree('bundles', list(pairs(fields.bundles)), list(pairs(bundles)));
    }
    if (!sameSet(Object.keys(fields.bundles), fields.surfaces)) {
        const message = `bundles: one for each of ${list(fields.surfaces)}, not for ${list(Object.keys(fields.bundles))}`;
        problems.push({
            line: lineOf([
                'bundles'
            ]),
            message
        });
    }
    if (decision !== undefined && fields.decision !== decision) disagree('decision', fields.decision, decision);
    return problems;
}
function checkNotes(text, facts) {
    const notes = (0, _frontmatter.readFrontMatter)(text, _shape.ReleaseNotes);
    if (!notes.ok) return notes.problems;
    const problems = [
        ...disagreements(notes, facts),
        ...bodyProblems(notes)
    ];
    return problems.sort((left, right)=>left.line - right.line);
}
function readNotes(text) {
    const notes = (0, _frontmatter.readFrontMatter)(text, _shape.ReleaseNotes);
    return notes.ok ? notes.fields : undefined;
}
