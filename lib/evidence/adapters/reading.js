/** What a report comes to. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judge", {
    enumerable: true,
    get: function() {
        return judge;
    }
});
function judge({ tool, counts, faults, warnings }) {
    const no = [
        ...faults
    ];
    if (counts.failed > 0) no.push(`${counts.failed} failed`);
    else if (counts.passed === 0 && faults.length === 0) {
        no.push(counts.skipped > 0 ? `nothing ran: all ${counts.skipped} were skipped` : 'nothing ran: the report is empty');
    }
    if (no.length > 0) return {
        tool,
        counts,
        result: 'FAILED',
        problems: no
    };
    const doubts = counts.skipped > 0 ? [
        ...warnings,
        `${counts.skipped} skipped`
    ] : [
        ...warnings
    ];
    return {
        tool,
        counts,
        result: doubts.length > 0 ? 'WARNED' : 'PASSED',
        problems: doubts
    };
}
