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
    get MAX_COMMENT () {
        return MAX_COMMENT;
    },
    get commentBody () {
        return commentBody;
    },
    get markerLine () {
        return markerLine;
    }
});
const _secretlooking = require("../../registry/secret-looking");
const _usererror = require("../../registry/user-error");
const MAX_COMMENT = 65_536;
const MARKER = /^[a-z0-9][a-z0-9._-]{0,99}$/;
function markerLine(marker) {
    if (MARKER.test(marker)) return `<!-- causeway:${marker} -->`;
    throw new _usererror.UserError(`"${marker}" is no marker`, {
        place: '--marker',
        allowed: 'up to 100 lower-case letters, digits, ".", "_" and "-"'
    });
}
function cutNote(shown, all) {
    return `**Cut off here**: ${shown} of ${all} lines are shown, since a comment has an end. The whole report is an artifact of the run.`;
}
// What a cut leaves open would swallow the note.
function closing(text) {
    const fences = [
        ...text.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)
    ].map(([, fence = ''])=>fence);
    const details = (text.match(/<details\b/g) ?? []).length - (text.match(/<\/details>/g) ?? []).length;
    const open = fences.length % 2 === 1 ? `\n${fences.at(-1)}` : '';
    return open + '\n</details>'.repeat(Math.max(0, details));
}
function framed(first, text) {
    const whole = `${first}\n${text}\n`;
    if (whole.length <= MAX_COMMENT) return whole;
    const lines = text.split('\n');
    const kept = [];
    const frame = (shown)=>{
        const body = shown.join('\n');
        return `${first}\n${body}${closing(body)}\n\n${cutNote(shown.length, lines.length)}\n`;
    };
    // Room for the note and for what must be closed; the loop below makes sure of it.
    let length = frame([]).length + 200;
    for (const line of lines){
        length += line.length + 1;
        if (length > MAX_COMMENT) break;
        kept.push(line);
    }
    while(frame(kept).length > MAX_COMMENT)kept.pop();
    return frame(kept);
}
function commentBody(marker, report) {
    const first = markerLine(marker);
    const text = report.replaceAll('\r\n', '\n').trim();
    if (text === '') throw new _usererror.UserError('the report is empty', {
        place: '--file',
        allowed: 'a report in Markdown'
    });
    const body = framed(first, text);
    const secret = (0, _secretlooking.knownSecret)(body);
    if (secret === undefined) return body;
    throw new _usererror.UserError(`the report carries ${secret}`, {
        place: '--file',
        allowed: 'a report without secrets'
    });
}
