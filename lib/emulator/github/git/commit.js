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
    get findCommit () {
        return findCommit;
    },
    get parseCommit () {
        return parseCommit;
    },
    get readCommit () {
        return readCommit;
    },
    get writeCommit () {
        return writeCommit;
    }
});
const _objects = require("./objects");
function parsePerson(line) {
    const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (-?\d+) [+-]\d{4}$/.exec(line) ?? [];
    return {
        name,
        email,
        date: `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`
    };
}
function personLine({ name, email, date }) {
    return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}
function parseCommit(bytes) {
    const text = bytes.toString('utf8');
    const end = text.indexOf('\n\n');
    const lines = text.slice(0, end).split('\n');
    const all = (key)=>lines.filter((line)=>line.startsWith(`${key} `)).map((line)=>line.slice(key.length + 1));
    return {
        tree: all('tree')[0] ?? '',
        parents: all('parent'),
        author: parsePerson(all('author')[0] ?? ''),
        committer: parsePerson(all('committer')[0] ?? ''),
        message: text.slice(end + 2)
    };
}
function writeCommit(objects, commit) {
    const lines = [
        `tree ${commit.tree}`,
        ...commit.parents.map((sha)=>`parent ${sha}`),
        `author ${personLine(commit.author)}`,
        `committer ${personLine(commit.committer)}`
    ];
    return (0, _objects.putObject)(objects, 'commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`));
}
function readCommit(objects, sha) {
    return parseCommit((0, _objects.readObject)(objects, 'commit', sha));
}
function findCommit(objects, sha) {
    const bytes = (0, _objects.findObject)(objects, 'commit', sha);
    return bytes === undefined ? undefined : parseCommit(bytes);
}
