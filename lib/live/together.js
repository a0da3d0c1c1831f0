"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "together", {
    enumerable: true,
    get: function() {
        return together;
    }
});
async function together(works) {
    const settled = await Promise.allSettled(works);
    const answers = settled.map((each)=>{
        if (each.status === 'rejected') throw each.reason;
        return each.value;
    });
    return answers;
}
