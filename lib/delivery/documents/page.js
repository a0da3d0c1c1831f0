/** Text as inline code: with as many backticks around it as it needs, on one line. */ "use strict";
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
    get code () {
        return code;
    },
    get codes () {
        return codes;
    },
    get generatedPage () {
        return generatedPage;
    },
    get pageTable () {
        return pageTable;
    },
    get plain () {
        return plain;
    }
});
function code(text) {
    const line = text.replaceAll(/\s*\r?\n\s*/g, ' ');
    const longest = Math.max(0, ...[
        ...line.matchAll(/`+/g)
    ].map(([run])=>run.length));
    if (longest === 0) return `\`${line}\``;
    const fence = '`'.repeat(longest + 1);
    return `${fence} ${line} ${fence}`;
}
function codes(values) {
    return values.length === 0 ? '–' : values.map(code).join(', ');
}
function escaped(text) {
    return text.replaceAll(/[\\*[\]<]|(?<!\w)_|_(?!\w)/g, (mark)=>mark === '<' ? '&lt;' : `\\${mark}`);
}
function plain(text) {
    const parts = text.replaceAll(/\s+/g, ' ').split('`');
    const isPaired = parts.length % 2 === 1;
    return parts.map((part, index)=>isPaired && index % 2 === 1 ? code(part) : escaped(part)).join(isPaired ? '' : '\\`');
}
function pageTable(head, rows, none) {
    if (rows.length === 0) return [
        none,
        ''
    ];
    const cell = (text)=>text.replaceAll(/\r?\n/g, ' ').replaceAll('|', '\\|');
    const line = (cells)=>`| ${cells.map(cell).join(' | ')} |`;
    return [
        line(head),
        `|${'---|'.repeat(head.length)}`,
        ...rows.map(line),
        ''
    ];
}
function generatedPage({ title, source, lines }) {
    const note = `Generated from ${code(source)} by ${code('causeway docs build')}; change that instead.`;
    return `${[
        `# ${title}`,
        '',
        note,
        '',
        ...lines
    ].join('\n').trimEnd()}\n`;
}
