"""Verifies statements with implementations that are not ours.

Usage: verify.py key STATEMENT PUBLIC_KEY
       verify.py keyless STATEMENT TRUSTED_ROOT IDENTITY

Prints the signed payload and exits 0; exits 1 when it does not verify.
"""

import hashlib
import json
import sys
from pathlib import Path


def by_key(statement: str, public_key: str) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
    from securesystemslib.dsse import Envelope
    from securesystemslib.signer import SSlibKey

    key = load_pem_public_key(Path(public_key).read_bytes())
    keyid = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
    envelope = Envelope.from_dict(json.loads(Path(statement).read_text())["dsseEnvelope"])
    envelope.verify([SSlibKey.from_crypto(key, keyid=keyid)], 1)
    return envelope.payload


def keyless(statement: str, trusted_root: str, identity: str) -> bytes:
    from sigstore.models import Bundle, TrustedRoot
    from sigstore.verify import Verifier, policy

    wanted = policy.AllOf(
        [
            policy.OIDCIssuerV2("https://token.actions.githubusercontent.com"),
            policy.Identity(identity=identity),
        ]
    )
    verifier = Verifier(trusted_root=TrustedRoot.from_file(trusted_root))
    _, payload = verifier.verify_dsse(Bundle.from_json(Path(statement).read_text()), wanted)
    return payload


def main(how: str, *arguments: str) -> int:
    from securesystemslib.exceptions import VerificationError as EnvelopeError
    from sigstore.errors import Error

    try:
        payload = {"key": by_key, "keyless": keyless}[how](*arguments)
    except (EnvelopeError, Error) as error:
        print(f"does not verify: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(payload)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
