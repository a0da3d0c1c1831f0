/** One word of a POSIX shell, quoted where it must be. */ "use strict";
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
    get commented () {
        return commented;
    },
    get jsonWord () {
        return jsonWord;
    },
    get quoted () {
        return quoted;
    },
    get whileThere () {
        return whileThere;
    }
});
function quoted(text) {
    return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
function commented(command, comment) {
    return `${command}  # ${comment}`;
}
function jsonWord(value) {
    return quoted(JSON.stringify(value));
}
function whileThere(look, command) {
    return `if ${look} >/dev/null; then ${command}; fi`;
}
