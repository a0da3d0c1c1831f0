/** Lets at most so many tasks run at once; the others wait in order. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "Slots", {
    enumerable: true,
    get: function() {
        return Slots;
    }
});
let Slots = class Slots {
    free;
    waiting = [];
    constructor(free){
        this.free = free;
    }
    /** Runs a task when there is room for it. */ async run(task) {
        if (this.free > 0) this.free -= 1;
        else await new Promise((resolve)=>this.waiting.push(resolve));
        try {
            return await task();
        } finally{
            const next = this.waiting.shift();
            if (next) next();
            else this.free += 1;
        }
    }
};
