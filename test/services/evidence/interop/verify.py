"""Verifies statements with implementations that are not ours.

Usage: verify.py key STATEMENT PUBLIC_KEY
       verify.py keyless STATEMENT TRUSTED_ROOT IDENTITY
       verify.py all STATEMENTS TRUSTED_ROOT

Prints the signed payload and exits 0; exits 1 when it does not verify. `all` reads one keyless statement a line, in base64,
and prints a line for each: `verified`, or why it is not. It asks for no identity: any that is certified will do.
"""

import base64
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


def every(statements: str, trusted_root: str) -> bytes:
    from sigstore.models import Bundle, TrustedRoot
    from sigstore.verify import Verifier, policy

    verifier = Verifier(trusted_root=TrustedRoot.from_file(trusted_root))

    def answer(line: str) -> str:
        try:
            verifier.verify_dsse(Bundle.from_json(base64.b64decode(line)), policy.UnsafeNoOp())
        except Exception as error:  # The library and its dependencies throw many kinds. None of them is a yes.
            return " ".join(f"{type(error).__name__} {error}".split())[:200]
        return "verified"

    return "\n".join(answer(line) for line in Path(statements).read_text().split()).encode()


def main(how: str, *arguments: str) -> int:
    from securesystemslib.exceptions import VerificationError as EnvelopeError
    from sigstore.errors import Error

    try:
        payload = {"key": by_key, "keyless": keyless, "all": every}[how](*arguments)
    except (EnvelopeError, Error) as error:
        print(f"does not verify: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(payload)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
