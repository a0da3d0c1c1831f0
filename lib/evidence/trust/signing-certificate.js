"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "requireSigningCertificate", {
    enumerable: true,
    get: function() {
        return requireSigningCertificate;
    }
});
const _nodecrypto = require("node:crypto");
const _refusal = require("../statement/refusal");
const _der = require("./der");
/** The extended key usage of code signing (RFC 5280, section 4.2.1.12). */ const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
function requireSigningCertificate(certificate, raw, logs) {
    const refuse = (message)=>{
        throw new _refusal.Refusal(`the certificate ${message}`);
    };
    if (!(0, _der.encoded)(certificate.root).equals(raw)) refuse('is not in its one encoding (DER)');
    const { ca, keyUsage: purposes = [] } = new _nodecrypto.X509Certificate(raw);
    if (ca) refuse('is an authority’s');
    if (!certificate.extKeyUsage?.digitalSignature) refuse('is not for digital signatures');
    if (!purposes.includes(CODE_SIGNING)) refuse('is not for code signing');
    const promises = certificate.extSCT?.signedCertificateTimestamps.length ?? 0;
    if (logs > 0 && promises !== 1) refuse('has not exactly one promise of a certificate log');
}
