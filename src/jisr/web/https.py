"""HTTPS on a network without internet: a certificate authority of this node alone, and a certificate for its addresses.

The authority may vouch only for private addresses and names of a local network, so that a phone that trusts it gives
away nothing else. Keys lie in the data folder of the node, readable by its owner. A ministry that has a certificate of
its own uses that one.
"""

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PRIVATE: Final = tuple(
    ipaddress.ip_network(one)
    for one in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")
)
NAMES: Final = ("localhost", "local")
AUTHORITY_LASTS: Final = timedelta(days=5 * 365)
LASTS: Final = timedelta(days=90)
RENEWED: Final = timedelta(days=15)
SKEW: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What a server needs, and what a phone is given: the files, and the fingerprint that people compare."""

    certificate: Path
    key: Path
    authority: Path
    fingerprint: str


def papers(folder: Path, *, addresses: Iterable[str], name: str = "", now: datetime) -> Papers:
    """Authority and certificate of this node, made when they are missing, too old, or for other addresses."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    authority = _Held(folder / "authority.pem", folder / "authority.key")
    server = _Held(folder / "server.pem", folder / "server.key")
    if not authority.good(now):
        _make_authority(authority, now)
    wanted = _wanted(addresses, name)
    if not (server.good(now) and server.names() == wanted and server.comes_from(authority)):
        _make_server(server, authority, wanted, now)
    return Papers(
        certificate=server.certificate, key=server.key, authority=authority.certificate,
        fingerprint=fingerprint_of(authority.read()),
    )  # fmt: skip


def fingerprint_of(certificate: x509.Certificate) -> str:
    """The SHA-256 of a certificate in pairs, as browsers and phones show it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


@dataclass(frozen=True, slots=True)
class _Held:
    """A certificate and its key on the disk."""

    certificate: Path
    key: Path

    def good(self, now: datetime) -> bool:
        return self.certificate.exists() and self.key.exists() and now + RENEWED < self.read().not_valid_after_utc

    def read(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.certificate.read_bytes())

    def signer(self) -> ec.EllipticCurvePrivateKey:
        key = serialization.load_pem_private_key(self.key.read_bytes(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(f"{self.key} holds no key of this server")
        return key

    def names(self) -> list[x509.GeneralName]:
        found = self.read().extensions.get_extension_for_class(x509.SubjectAlternativeName)
        return list(found.value)

    def comes_from(self, authority: "_Held") -> bool:
        return self.read().issuer == authority.read().subject

    def keep(self, certificates: Sequence[x509.Certificate], key: ec.EllipticCurvePrivateKey) -> None:
        plain = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.key.unlink(missing_ok=True)
        self.key.touch(mode=0o600)
        self.key.write_bytes(plain)
        self.certificate.write_bytes(b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates))


def _wanted(addresses: Iterable[str], name: str) -> list[x509.GeneralName]:
    numbers = [ipaddress.ip_address(one) for one in addresses]
    own = [one for one in (ipaddress.ip_address("127.0.0.1"), *sorted(numbers, key=str))
           if any(one in net for net in PRIVATE if net.version == one.version)]  # fmt: skip
    names = ["localhost", *([f"{name}.local"] if name else [])]
    return [*map(x509.DNSName, names), *map(x509.IPAddress, dict.fromkeys(own))]


def _make_authority(held: _Held, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Jisr"),
        x509.NameAttribute(NameOID.COMMON_NAME, f"Jisr local authority {now:%Y-%m-%d %H:%M:%S}"),
    ])  # fmt: skip
    bounds = [*map(x509.DNSName, NAMES), *map(x509.IPAddress, PRIVATE)]
    made = (
        _begun(subject, subject, key.public_key(), now, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=bounds, excluded_subtrees=None), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    held.keep([made], key)


def _make_server(held: _Held, authority: _Held, names: Sequence[x509.GeneralName], now: datetime) -> None:
    key, signer, parent = ec.generate_private_key(ec.SECP256R1()), authority.signer(), authority.read()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Jisr")])
    made = (
        _begun(subject, parent.subject, key.public_key(), now, LASTS)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
    held.keep([made, parent], key)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    """Valid from the day before, for phones whose clock is behind."""
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
        .serial_number(x509.random_serial_number()).not_valid_before(now.astimezone(UTC) - SKEW)
        .not_valid_after(now.astimezone(UTC) + lasts)
    )  # fmt: skip


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
