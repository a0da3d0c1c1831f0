"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "surfaceFiles", {
    enumerable: true,
    get: function() {
        return surfaceFiles;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _usererror = require("../../registry/user-error");
const _matcher = require("../changed-surfaces/matcher");
/** What no repository keeps: installed packages, and git's own files. */ const LEFT_OUT = new Set([
    '.git',
    'node_modules'
]);
function refuse(place, error) {
    const code = error.code;
    if (code === undefined) throw error;
    throw new _usererror.UserError(`the checkout cannot be read: ${code}`, {
        place,
        allowed: 'a checkout of a repository'
    });
}
function pathsBelow(root, folder, name) {
    try {
        // Links are not followed: what they lead to is listed where it lies, or is not of this repository.
        return (0, _nodefs.readdirSync)((0, _nodepath.join)(root, folder), {
            withFileTypes: true
        }).flatMap((entry)=>{
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : pathsBelow(root, path, name);
            return entry.isFile() ? [
                path
            ] : [];
        });
    } catch (error) {
        return refuse(folder === '' ? name : `${name}/${folder}`, error);
    }
}
function surfaceFiles(surface, root, name) {
    const ownersOf = (0, _matcher.areaMatcher)((0, _matcher.areasOf)([
        surface
    ]));
    return pathsBelow(root, '', name).filter((path)=>ownersOf({
            path,
            isSubmodule: false
        }).areas.length > 0).sort().map((path)=>({
            path,
            text: ()=>{
                try {
                    return (0, _nodefs.readFileSync)((0, _nodepath.join)(root, path), 'utf8');
                } catch (error) {
                    return refuse(`${name}/${path}`, error);
                }
            }
        }));
}
