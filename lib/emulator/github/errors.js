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
    get conflict () {
        return conflict;
    },
    get errorBody () {
        return errorBody;
    },
    get forbidden () {
        return forbidden;
    },
    get notFound () {
        return notFound;
    },
    get unauthorized () {
        return unauthorized;
    },
    get unprocessable () {
        return unprocessable;
    },
    get validationFailed () {
        return validationFailed;
    }
});
const _exchange = require("../core/exchange");
const documentation = 'https://docs.github.com/rest';
function errorBody(status, message) {
    return {
        message,
        documentation_url: documentation,
        status: String(status)
    };
}
function notFound(message = 'Not Found') {
    return new _exchange.ApiError(404, errorBody(404, message));
}
function forbidden(message) {
    return new _exchange.ApiError(403, errorBody(403, message));
}
function unauthorized(message) {
    return new _exchange.ApiError(401, errorBody(401, message));
}
function conflict(message) {
    return new _exchange.ApiError(409, errorBody(409, message));
}
function unprocessable(message) {
    return new _exchange.ApiError(422, {
        message,
        documentation_url: documentation
    });
}
function validationFailed(...errors) {
    return new _exchange.ApiError(422, {
        message: 'Validation Failed',
        errors,
        documentation_url: documentation
    });
}
