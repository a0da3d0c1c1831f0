"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "markdownTable", {
    enumerable: true,
    get: function() {
        return markdownTable;
    }
});
function cell(text) {
    return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\r?\n/g, ' ');
}
function markdownTable(head, rows) {
    const line = (cells)=>`| ${cells.map(cell).join(' | ')} |`;
    return [
        line(head),
        `|${'---|'.repeat(head.length)}`,
        ...rows.map(line)
    ].join('\n');
}
