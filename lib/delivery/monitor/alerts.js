/** What an alert service says of a release. Only `pass` is a yes. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "unaskedAlerts", {
    enumerable: true,
    get: function() {
        return unaskedAlerts;
    }
});
function unaskedAlerts(reason) {
    return async ()=>({
            status: 'unverified',
            reason
        });
}
