#!/usr/bin/python3
"""Verifies a Strongroom record by docs/RECORD.md alone, sharing no code with the program.

    verify_record.py BUNDLE [--checkpoint FILE]

Prints one JSON object; exits 0 (valid), 1 (invalid) or 2 (unreadable, or FILE is malformed). It replays no decisions.
What stands in quotation marks, as in "Lines", is a heading or a type of RECORD.md.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key


class Invalid(Exception):
    """Something violates RECORD.md."""


class Unreadable(Exception):
    """There is nothing to judge ("Bundle", "Limits")."""


class Malformed(Exception):
    """What came from outside is none of note, digest and words ("Checkpoint from outside")."""


def attempt(read: Callable[..., Any], *what: Any) -> Any:
    """What is read; None if it violates something."""
    try:
        return read(*what)
    except Invalid:
        return None


def must(holds: bool, otherwise: str, error: type[Exception] = Invalid) -> None:
    if not holds:
        raise error(otherwise)


# --- Conventions -----------------------------------------------------------------------------------------------------

LARGEST_INTEGER = 2**53 - 1
Form = Callable[[Any], bool]


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def is_string(value: Any) -> bool:
    return isinstance(value, str)


def matching(pattern: str) -> Form:
    """The form of strings that match as a whole."""
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


is_hex = matching("(?:[0-9a-f]{2})+")
is_digest = matching("[0-9a-f]{64}")


def is_count(value: Any) -> bool:
    """A size or length. Of type int itself: `true` is not 1."""
    return type(value) is int and 0 <= value <= LARGEST_INTEGER


def from_base64(text: str) -> bytes:
    """RFC 4648 section 4, with padding and zero trailing bits: what encoding gives back."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Invalid("not base64") from None
    must(base64.b64encode(data).decode() == text, "base64 with stray bits")
    return data


def from_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid("not UTF-8") from None


def is_moment(year: Any, *rest: Any) -> bool:
    """Year, month, day, hour, minute and second of a moment that exists: year from 1, no second 60."""
    try:
        datetime(int(year), *map(int, rest))
    except ValueError:
        return False
    return True


# --- "Values" --------------------------------------------------------------------------------------------------------

DEEPEST = 32
# What Unicode 15.0 to 17.0 assigned and 14.0.0 did not (DerivedAge.txt of 17.0.0).
NEWER_THAN_14 = """
    88f 897 c5c cdc cf3 ece 1acf-1add 1ae0-1aeb 1b4e-1b4f 1b7f 1c89-1c8a 20c1 2427-2429 2b96 2ffc-2fff 31e4-31e5 31ef
    a7cb-a7cf a7d2 a7d4 a7da-a7dc a7f1 fbc3-fbd2 fd90-fd91 fdc8-fdce 105c0-105f3 10940-10959 10d40-10d65 10d69-10d85
    10d8e-10d8f 10ec2-10ec7 10ed0-10ed8 10efa-10eff 1123f-11241 11380-11389 1138b 1138e 11390-113b5 113b7-113c0 113c2
    113c5 113c7-113ca 113cc-113d5 113d7-113d8 113e1-113e2 116d0-116e3 11b00-11b09 11b60-11b67 11bc0-11be1 11bf0-11bf9
    11db0-11ddb 11de0-11de9 11f00-11f10 11f12-11f3a 11f3e-11f5a 1342f 13439-13455 13460-143fa 16100-16139 16d40-16d79
    16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18cff 18d09-18d1e 18d80-18df2 1b132 1b155 1cc00-1ccfc 1cd00-1ceb3
    1ceba-1ced0 1cee0-1cef0 1d2c0-1d2d3 1df25-1df2a 1e030-1e06d 1e08f 1e4d0-1e4f9 1e5d0-1e5fa 1e5ff 1e6c0-1e6de
    1e6e0-1e6f5 1e6fe-1e6ff 1f6d8 1f6dc 1f774-1f77f 1f7d9 1f8b2-1f8bb 1f8c0-1f8c1 1f8d0-1f8d8 1fa54-1fa57 1fa75-1fa77
    1fa87-1fa8a 1fa8e-1fa8f 1faad-1faaf 1fabb-1fabf 1fac6 1fac8 1facd-1facf 1fada-1fadc 1fadf 1fae8-1faea 1faef
    1faf7-1faf8 1fbcb-1fbef 1fbfa 2b739-2b73f 2cea2-2cead 2ebf0-2ee5d 31350-33479"""
ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
ESCAPED = re.compile('["\\\\\x00-\x1f]')


@cache
def may_stand(character: str) -> bool:
    runs = [[int(end, 16) for end in run.split("-")] for run in NEWER_THAN_14.split()]
    is_newer = any(run[0] <= ord(character) <= run[-1] for run in runs)
    return not is_newer and unicodedata.category(character) not in ("Cn", "Cs")


def canonical_string(text: str) -> str:
    if not text.isascii():
        must(all(map(may_stand, set(text))), "a lone surrogate, or a code point that is unassigned in Unicode 14.0.0")
        must(unicodedata.is_normalized("NFC", text), "text that is not in NFC")
    return '"' + ESCAPED.sub(lambda found: ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", text) + '"'


def canonical(value: Any, depth: int = 1) -> str:
    """The canonical form of a value, which stands at this depth if it is a list or object."""
    if isinstance(value, str):
        return canonical_string(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        must(abs(value) <= LARGEST_INTEGER, "an integer beyond 2^53 − 1")
        return str(value)
    must(isinstance(value, (list, dict)), "a number that is no integer")
    must(depth <= DEEPEST, f"deeper than {DEEPEST}")
    if isinstance(value, list):
        return "[" + ",".join([canonical(item, depth + 1) for item in value]) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join([f"{canonical_string(name)}:{canonical(value[name], depth + 1)}" for name in names]) + "}"


# --- "Lines" ---------------------------------------------------------------------------------------------------------

LONGEST_LINE = 2**24
LEVELS = ("public", "restricted", "confidential")
CEREMONY = "[a-z0-9]{26}"
HEADER = {"at", "body", "ceremony", "level", "seq", "type", "v"}
AT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{3}Z")
is_level: Form = LEVELS.__contains__


def is_at(value: Any) -> bool:
    found = AT.fullmatch(value) if isinstance(value, str) else None
    return found is not None and is_moment(*found.groups())


# The form of each member, as in the table; `fact` and `salt` are both there or both absent.
MEMBERS: dict[str, Form] = {
    "at": is_at,
    "body": is_digest,
    "ceremony": matching(CEREMONY),
    "fact": lambda value: isinstance(value, dict),
    "level": is_level,
    "salt": is_digest,
    "seq": is_count,
    "type": matching("(?!.{65})[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*"),
    "v": lambda value: type(value) is int and value == 1,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line that can be read: in its form by itself, whatever its place, its body and the other lines are."""

    at: str
    body: str
    ceremony: str
    level: str
    seq: int
    type: str
    content: dict[str, Any] | None
    fits_body: bool
    leaf: bytes


def read_line(data: bytes | None) -> Fact:
    """A line without its newline, None if it has none; with its leaf, and whether its content fits `body`."""
    must(data is not None, "no newline ends the line")
    must(len(data) <= LONGEST_LINE, "the line is too long")
    try:
        # The library is lenient, which does no harm: the bytes are compared with the canonical form.
        line = json.loads(from_utf8(data))
    except (ValueError, RecursionError):
        raise Invalid("the line is not JSON") from None
    must(isinstance(line, dict) and line.keys() in (HEADER, HEADER | {"fact", "salt"}), "not the members of a line")
    for name, value in line.items():
        must(MEMBERS[name](value), f"`{name}` is not in its form")
    # In these forms no string needs an escape, so the canonical form is fixed around the content.
    head = '{{"at":"{at}","body":"{body}","ceremony":"{ceremony}",'.format_map(line)
    level, tail = '"level":"{level}",'.format_map(line), '"seq":{seq},"type":"{type}","v":1}}'.format_map(line)
    spelling, fits = head + level + tail, True
    leaf = sha256(b"\x00" + spelling.encode())
    if "fact" in line:
        content = canonical(line["fact"])
        spelling = f'{head}"fact":{content},{level}"salt":"{line["salt"]}",{tail}'
        fits = line["body"] == sha256(b"\x02" + bytes.fromhex(line["salt"]) + content.encode()).hex()
    must(spelling.encode() == data, "not in canonical form")
    header = (line[name] for name in ("at", "body", "ceremony", "level", "seq", "type"))
    return Fact(*header, line.get("fact"), fits, leaf)


# --- "Commitments and leaves" ----------------------------------------------------------------------------------------


class Tree:
    """RFC 6962 section 2.1, with the root over each beginning of the leaves."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.size = len(leaves)
        self.rows = [leaves]
        while len(row := self.rows[-1]) > 1:
            self.rows.append([sha256(b"\x01" + row[i] + row[i + 1]) for i in range(0, len(row) - 1, 2)])

    def root(self, size: int) -> bytes:
        """Joins the whole subtrees that make up the first `size` leaves, the last and smallest first."""
        whole = [row[(size >> height) - 1] for height, row in enumerate(self.rows) if size >> height & 1]
        root = whole[0] if whole else sha256(b"")
        for left in whole[1:]:
            root = sha256(b"\x01" + left + root)
        return root


def read_leaves(data: bytes | None) -> list[bytes]:
    must(data is not None and re.fullmatch(rb"(?:[0-9a-f]{64}\n)*", data) is not None, "leaves is not in its form")
    return [bytes.fromhex(line.decode()) for line in data.split()]


# --- DER, as in "certificate.made" -----------------------------------------------------------------------------------

SEQUENCE, SET, BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OID = 0x30, 0x31, 0x01, 0x02, 0x03, 0x04, 0x06
UTF8_STRING, UTC_TIME, GENERALIZED_TIME = 0x0C, 0x17, 0x18

# What the content of a primitive type matches, as in the table of tags.
CONTENTS = {
    BOOLEAN: rb"[\x00\xff]",
    INTEGER: rb"(?!\x00[\x00-\x7f]|\xff[\x80-\xff]).+",
    BIT_STRING: rb"\x00|[\x00-\x07].+",
    OCTET_STRING: rb".*",
    0x05: rb"",
    OID: rb"(?:(?!\x80)[\x80-\xff]*[\x00-\x7f])+",
    UTF8_STRING: rb".*",
    0x13: rb"[A-Za-z0-9 '()+,\-./:=?]*",
    0x16: rb"[\x00-\x7f]*",
    UTC_TIME: rb"[0-9]{12}Z",
    GENERALIZED_TIME: rb"[0-9]{14}Z",
}


@dataclass(frozen=True, slots=True)
class Element:
    """An element of DER: all its bytes, its content, and the elements in it if it is constructed."""

    tag: int
    whole: bytes
    content: bytes
    parts: "list[Element]"

    @property
    def tags(self) -> list[int]:
        return [part.tag for part in self.parts]

    @property
    def integer(self) -> int:
        return int.from_bytes(self.content, "big", signed=True)

    @property
    def year(self) -> int:
        """Of a time. YY below 50 is 20YY."""
        digits = self.content.decode()
        return int(digits[:4] if self.tag == GENERALIZED_TIME else ("20" if digits < "50" else "19") + digits[:2])


def read_der(data: bytes) -> Element:
    """The one element that the bytes are, strict in every part."""
    element, end = read_element(data, 0, 1)
    must(end == len(data), "DER with bytes after its element")
    return element


def read_element(data: bytes, start: int, depth: int) -> tuple[Element, int]:
    must(depth <= DEEPEST, f"DER deeper than {DEEPEST}")
    must(start + 2 <= len(data), "DER that is cut off")
    tag, length, at = data[start], data[start + 1], start + 2
    if length >= 0x80:
        octets = data[at : at + length - 0x80]
        at, length = at + length - 0x80, int.from_bytes(octets, "big")
        must(at <= len(data) and octets[:1] != b"\x00" and length >= 0x80, "DER with a length not in its shortest form")
    end = at + length
    must(end <= len(data), "DER that is cut off")
    element = Element(tag, data[start:end], data[at:end], [])
    while tag & 0x20 and at < end:
        part, at = read_element(data[:end], at, depth + 1)
        element.parts.append(part)
    must(is_of_type(element), f"DER with a content that does not fit its tag {tag:02x}")
    return element, end


def is_of_type(element: Element) -> bool:
    tag, content = element.tag, element.content
    if tag not in CONTENTS:
        wholes = [part.whole for part in element.parts]
        if tag == SET:
            return all(earlier < later for earlier, later in pairwise(wholes))
        return tag == SEQUENCE or 0x80 <= tag <= 0x9E or 0xA0 <= tag <= 0xBE
    if not re.fullmatch(CONTENTS[tag], content, re.DOTALL):
        return False
    if tag == BIT_STRING:
        return len(content) == 1 or content[-1] & ((1 << content[0]) - 1) == 0
    if tag in (UTC_TIME, GENERALIZED_TIME):
        return is_moment(element.year, *(content[at : at + 2] for at in range(len(content) - 11, len(content) - 1, 2)))
    return tag != UTF8_STRING or attempt(from_utf8, content) is not None


# --- Keys and signatures, as in "Checkpoints", "key.proved" and the table of "certificate.made" ----------------------

P256_ORDER = 0xFFFFFFFF_00000000_FFFFFFFF_FFFFFFFF_BCE6FAAD_A7179E84_F3B9CAC2_FC632551
SMALL_Y = 0x7A03AC92_77FDC74E_C6CC392C_FA53202A_0F67100D_760B3CBA_4FD84D3D_706A17C7
Check = Callable[[bytes, bytes], None]


def ecdsa_parts(signature: bytes) -> list[int]:
    """r and s of the SEQUENCE of two INTEGERs, in the shortest encoding."""
    pair = read_der(signature)
    must(pair.tag == SEQUENCE and pair.tags == [INTEGER, INTEGER], "an ECDSA signature that is not r and s")
    return [part.integer for part in pair.parts]


def on_curve(curve: ec.EllipticCurve, digest: hashes.HashAlgorithm) -> Callable[[bytes], Check]:
    def load(point: bytes) -> Check:
        public = ec.EllipticCurvePublicKey.from_encoded_point(curve, b"\x04" + point)
        return lambda signature, data: public.verify(signature, data, ec.ECDSA(digest))

    return load


def of_rsa(digest: hashes.HashAlgorithm) -> Callable[[bytes], Check]:
    def load(modulus: bytes) -> Check:
        must(modulus[0] >= 0x80, "an RSA key whose modulus is too short")
        public = rsa.RSAPublicNumbers(65537, int.from_bytes(modulus, "big")).public_key()
        return lambda signature, data: public.verify(signature, data, padding.PKCS1v15(), digest)

    return load


def is_of_small_order(point: bytes) -> bool:
    """Of a point of Ed25519 in any encoding, by its y: the versions of OpenSSL differ on these."""
    y = (int.from_bytes(point, "little") % 2**255) % (2**255 - 19)
    return y in (0, 1, 2**255 - 20, SMALL_Y, 2**255 - 19 - SMALL_Y)


def on_edwards(point: bytes) -> Check:
    must(not is_of_small_order(point), "a key of small order")
    public = Ed25519PublicKey.from_public_bytes(point)

    def check(signature: bytes, data: bytes) -> None:
        must(not is_of_small_order(signature[:32]), "a signature of small order")
        public.verify(signature, data)

    return check


# Of each algorithm: the SubjectPublicKeyInfo before what is the key's own, the length of that, the SubjectPublicKeyInfo
# after it, the AlgorithmIdentifier, and what loads it.
ECDSA, PKCS1 = "300a06082a8648ce3d0403", "300d06092a864886f70d0101"
P256 = "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
P384 = "3076301006072a8648ce3d020106052b8104002203620004"
P521 = "30819b301006072a8648ce3d020106052b810400230381860004"
RSA_3072 = "308201a2300d06092a864886f70d01010105000382018f003082018a0282018100"
RSA_4096 = "30820222300d06092a864886f70d01010105000382020f003082020a0282020100"
ALGORITHMS = [
    (P256, 64, "", ECDSA + "02", on_curve(ec.SECP256R1(), hashes.SHA256())),
    (P384, 96, "", ECDSA + "03", on_curve(ec.SECP384R1(), hashes.SHA384())),
    (P521, 132, "", ECDSA + "04", on_curve(ec.SECP521R1(), hashes.SHA512())),
    (RSA_3072, 384, "0203010001", PKCS1 + "0b0500", of_rsa(hashes.SHA256())),
    (RSA_4096, 512, "0203010001", PKCS1 + "0c0500", of_rsa(hashes.SHA384())),
    ("302a300506032b6570032100", 32, "", "300506032b6570", on_edwards),
]


class Key:
    """A public key of one of the algorithms, and the AlgorithmIdentifier of its signatures."""

    def __init__(self, spki: bytes) -> None:
        self.spki = spki
        for before, length, after, identifier, load in ALGORITHMS:
            start, end = bytes.fromhex(before), bytes.fromhex(after)
            own = spki.removeprefix(start).removesuffix(end)
            if spki == start + own + end and len(own) == length:
                self.identifier = identifier
                try:
                    self.check = load(own)
                except ValueError:
                    raise Invalid("a key that its algorithm does not have, as a point off its curve") from None
                return
        raise Invalid("a key of none of the algorithms")

    def verify(self, signature: bytes, data: bytes) -> None:
        if self.identifier.startswith(ECDSA):
            ecdsa_parts(signature)
        try:
            self.check(signature, data)
        except InvalidSignature:
            raise Invalid("a signature that is not valid under its key") from None


# --- "Checkpoints" ---------------------------------------------------------------------------------------------------

NOTE = re.compile(
    r"(([!-*,-~]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:— [!-*,-~]+ [A-Za-z0-9+/]+={0,2}\n)+)"
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note that can be read: of any origin, and with any signature lines."""

    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list[tuple[str, bytes]]


def read_note(data: bytes) -> Note:
    must((found := NOTE.fullmatch(from_utf8(data))) is not None, "a note that is not in its form")
    text, origin, size, root, lines = found.groups()
    must(is_count(int(size)), "a note of a size beyond 2^53 − 1")
    signatures = [(name, from_base64(data)) for _, name, data in map(str.split, lines.splitlines())]
    must(all(len(data) >= 5 for _, data in signatures), "a signature line of too few bytes")
    return Note(text.encode(), origin, int(size), from_base64(root), signatures)


def read_note_in_bundle(data: bytes) -> Note:
    note = read_note(data)
    must(len(note.signatures) == 1, "a note in a bundle that has not one signature line")
    return note


# --- Certificates, as in "certificate.made" --------------------------------------------------------------------------

LONGEST_CERTIFICATE = 2**16
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\n((?:.{64}\n)*.{1,64}\n)-----END CERTIFICATE-----\n")
UNIQUE_IDENTIFIERS, EXTENSIONS = (0x81, 0x82), 0xA3
BASIC_CONSTRAINTS = bytes.fromhex("551d13")


def check_certificate(file: bytes, key: Key) -> None:
    """That the file is one certificate of this key by this key."""
    must(len(file) <= LONGEST_CERTIFICATE, "a certificate that is too long")
    must((found := PEM.fullmatch(file)) is not None, "a certificate that is not one in PEM")
    certificate = read_der(from_base64(from_utf8(found[1]).replace("\n", "")))
    must(certificate.tag == SEQUENCE and certificate.tags == [SEQUENCE, SEQUENCE, BIT_STRING], "no certificate")
    signed, outer, signature = certificate.parts
    must(signature.content[0] == 0, "a certificate whose signature has unused bits")
    inner, issuer, subject, spki = read_certified(signed.parts)
    must(spki.whole == key.spki, "a certificate of another key")
    must(issuer.whole == subject.whole, "a certificate whose issuer is not its subject")
    must(inner.whole.hex() == outer.whole.hex() == key.identifier, "a certificate that says another algorithm")
    key.verify(signature.content[1:], signed.whole)


def read_certified(fields: list[Element]) -> tuple[Element, Element, Element, Element]:
    """RFC 5280's TBSCertificate: its algorithm, issuer, subject and subjectPublicKeyInfo, once all is in its form."""
    version = 1
    if fields and fields[0].tag == 0xA0:
        said, *fields = fields
        must(said.tags == [INTEGER] and said.parts[0].integer in (1, 2), "a certificate whose version is not 2 or 3")
        version = said.parts[0].integer + 1
    must([field.tag for field in fields[:6]] == [INTEGER] + [SEQUENCE] * 5, "a certificate with other fields")
    serial, algorithm, issuer, validity, subject, spki = fields[:6]
    must(serial.integer > 0 and len(serial.content) <= 20, "a certificate with a serial number out of bounds")
    for part in [*issuer.parts, *subject.parts]:
        pairs = all(pair.tag == SEQUENCE and len(pair.parts) == 2 and pair.tags[0] == OID for pair in part.parts)
        must(part.tag == SET and len(part.parts) > 0 and pairs, "a certificate with a name in another form")
    for time in validity.parts:
        in_form = time.tag == UTC_TIME or (time.tag == GENERALIZED_TIME and time.year >= 2050)
        must(in_form, "a certificate with a time that is none, or before 2050 as GeneralizedTime")
    must(len(validity.parts) == 2, "a certificate with a validity that is not two times")
    optional = {1: (), 2: UNIQUE_IDENTIFIERS, 3: (*UNIQUE_IDENTIFIERS, EXTENSIONS)}[version]
    tags = [field.tag for field in fields[6:]]
    must(tags == [tag for tag in optional if tag in tags], "a certificate with fields that are not of its version")
    if EXTENSIONS in tags:
        check_extensions(fields[-1])
    return algorithm, issuer, subject, spki


def check_extensions(field: Element) -> None:
    must(field.tags == [SEQUENCE] and len(field.parts[0].parts) > 0, "extensions that are no SEQUENCE of some")
    seen = set()
    for extension in field.parts[0].parts:
        critical = extension.tags == [OID, BOOLEAN, OCTET_STRING] and extension.parts[1].content == b"\xff"
        must(extension.tag == SEQUENCE and (critical or extension.tags == [OID, OCTET_STRING]), "no extension")
        identifier = extension.parts[0].content
        must(identifier not in seen, "an extension twice")
        seen.add(identifier)
        value = read_der(extension.parts[-1].content)
        if identifier == BASIC_CONSTRAINTS:
            must(value.tag == SEQUENCE, "basic constraints that are no SEQUENCE")
            must(value.tags[:1] != [BOOLEAN] or value.parts[0].content == b"\xff", "basic constraints that say FALSE")


# --- Badges, as in "badge.shown" --------------------------------------------------------------------------------------

PEM_CERTIFICATES = re.compile(rb"(?:-----BEGIN CERTIFICATE-----\n(?:.{64}\n)*.{1,64}\n-----END CERTIFICATE-----\n)+")
PEM_LISTS = re.compile(rb"(?:-----BEGIN X509 CRL-----\n(?:.{64}\n)*.{1,64}\n-----END X509 CRL-----\n)+")
is_instant = matching("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
KEY_USAGE, EXTENDED_KEY_USAGE = bytes.fromhex("551d0f"), bytes.fromhex("551d25")
ALTERNATIVE_NAME, POLICIES = bytes.fromhex("551d11"), bytes.fromhex("551d20")
UNDERSTOOD = (KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, ALTERNATIVE_NAME, POLICIES)
AUTHENTICATES = [bytes.fromhex(oid) for oid in ("2b06010505070302", "2b060104018237140202", "551d2500")]
COMMON_NAME, PRINCIPAL_NAME = bytes.fromhex("550403"), bytes.fromhex("2b060104018237140203")
TEXTS = (UTF8_STRING, 0x13, 0x16)
SIGNING, SIGNS_CERTIFICATES, SIGNS_LISTS = 0, 5, 6
LONGEST_PATH = 6
HASHES = {"02": hashes.SHA256(), "03": hashes.SHA384(), "04": hashes.SHA512()}
RSA_HASHES = {"0b": hashes.SHA256(), "0c": hashes.SHA384(), "0d": hashes.SHA512()}


def blocks(file: bytes, form: re.Pattern[bytes]) -> list[bytes]:
    """The DER of each block of a file of PEM that has nothing else."""
    must(form.fullmatch(file) is not None, "a file that is not such blocks of PEM")
    bodies = re.split(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----\n", file)[1::2]
    return [from_base64(from_utf8(body).replace("\n", "")) for body in bodies]


def instant(time: Element) -> str:
    in_form = time.tag == UTC_TIME or (time.tag == GENERALIZED_TIME and time.year >= 2050)
    must(in_form, "a time that is none, or before 2050 as GeneralizedTime")
    digits = time.content.decode()[-11:-1]
    pairs = [digits[at : at + 2] for at in range(0, 10, 2)]
    return f"{time.year:04d}-{pairs[0]}-{pairs[1]}T{pairs[2]}:{pairs[3]}:{pairs[4]}Z"


def verify_any(spki: bytes, identifier: bytes, signature: bytes, data: bytes) -> None:
    """A signature as X.509 has it, by the algorithms that a path may have."""
    oid = identifier.hex()
    try:
        public = load_der_public_key(spki)
        if oid.startswith("2a8648ce3d0403") and oid[14:] in HASHES and isinstance(public, ec.EllipticCurvePublicKey):
            return public.verify(signature, data, ec.ECDSA(HASHES[oid[14:]]))
        if oid.startswith("2a864886f70d0101") and oid[16:] in RSA_HASHES and isinstance(public, rsa.RSAPublicKey):
            return public.verify(signature, data, padding.PKCS1v15(), RSA_HASHES[oid[16:]])
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        pass
    raise Invalid("a signature that is not valid under the issuer's key")


class Signed:
    """What is common to certificates and CRLs: what is signed, how, and by whose name."""

    def __init__(self, der: bytes) -> None:
        whole = read_der(der)
        must(whole.tag == SEQUENCE and whole.tags == [SEQUENCE, SEQUENCE, BIT_STRING], "neither a certificate nor a CRL")
        self.der = der
        self.signed, outer, bits = whole.parts
        must(bits.content[0] == 0, "a signature that has unused bits")
        self.signature = bits.content[1:]
        must(outer.tags[:1] == [OID], "an algorithm without an identifier")
        self.algorithm, self.outer = outer.parts[0].content, outer.whole

    def is_by(self, issuer: "Certified") -> None:
        must(self.issuer == issuer.subject, "an issuer of another name")
        verify_any(issuer.spki, self.algorithm, self.signature, self.signed.whole)

    def take(self, inner: Element, issuer: Element) -> None:
        must(inner.whole == self.outer, "two algorithms that differ")
        self.issuer = issuer.whole


def extensions_in(field: Element | None) -> dict[bytes, tuple[bool, bytes]]:
    found: dict[bytes, tuple[bool, bytes]] = {}
    for extension in field.parts[0].parts if field is not None else []:
        must(extension.tags in ([OID, OCTET_STRING], [OID, BOOLEAN, OCTET_STRING]), "no extension")
        name = extension.parts[0].content
        must(name not in found, "an extension twice")
        critical = len(extension.parts) == 3 and extension.parts[1].content == b"\xff"
        found[name] = (critical, extension.parts[-1].content)
    return found


class Certified(Signed):
    """A certificate of a path."""

    def __init__(self, der: bytes) -> None:
        super().__init__(der)
        fields = self.signed.parts
        serial, algorithm, issuer, validity, subject, spki, *more = fields[1:] if fields[0].tag == 0xA0 else fields
        self.take(algorithm, issuer)
        self.serial, self.subject, self.spki, self.names = serial.content, subject.whole, spki.whole, subject
        must(len(validity.parts) == 2, "a validity that is not two times")
        self.begins, self.ends = (instant(time) for time in validity.parts)
        self.extensions = extensions_in(next((field for field in more if field.tag == EXTENSIONS), None))

    def value(self, name: bytes) -> Element | None:
        return read_der(self.extensions[name][1]) if name in self.extensions else None

    def may(self, bit: int, otherwise: bool = False) -> bool:
        usage = self.value(KEY_USAGE)
        if usage is None:
            return otherwise
        octets = usage.content[1:]
        return usage.tag == BIT_STRING and bit // 8 < len(octets) and bool(octets[bit // 8] >> (7 - bit % 8) & 1)

    def holds_at(self, at: str) -> None:
        must(self.begins <= at <= self.ends, "a certificate that does not hold at that moment")
        strange = [name for name, (critical, _) in self.extensions.items() if critical and name not in UNDERSTOOD]
        must(not strange, "a critical extension that is not understood")

    def is_authority(self, below: int) -> None:
        constraints = self.value(BASIC_CONSTRAINTS)
        parts = constraints.parts if constraints is not None else []
        must(bool(parts) and parts[0].tag == BOOLEAN and parts[0].content == b"\xff", "an issuer that is no authority")
        must(self.may(SIGNS_CERTIFICATES), "an issuer that may sign no certificates")
        must(len(parts) < 2 or (parts[1].tag == INTEGER and parts[1].integer >= below), "a path that is too long")

    def said(self, by: str) -> list[str]:
        """Its names of that kind."""
        if by == "common-name":
            pairs = [pair for name in self.names.parts for pair in name.parts]
            return [
                pair.parts[1].content.decode("utf-8", "replace")
                for pair in pairs
                if pair.parts[0].content == COMMON_NAME and pair.parts[1].tag in TEXTS
            ]
        alternative = self.value(ALTERNATIVE_NAME)
        found = []
        for name in alternative.parts if alternative is not None else []:
            if by == "email" and name.tag == 0x81:
                found.append(name.content.decode("utf-8", "replace"))
            if by == "upn" and name.tag == 0xA0 and name.tags == [OID, 0xA0] and name.parts[0].content == PRINCIPAL_NAME:
                found.append(name.parts[1].parts[0].content.decode("utf-8", "replace"))
        return found


class Revocations(Signed):
    """A complete CRL of its issuer's own."""

    def __init__(self, der: bytes) -> None:
        super().__init__(der)
        fields = self.signed.parts
        algorithm, issuer, begins, *more = fields[1:] if fields[0].tag == INTEGER else fields
        self.take(algorithm, issuer)
        self.begins = instant(begins)
        must(bool(more) and more[0].tag in (UTC_TIME, GENERALIZED_TIME), "a CRL that does not say when the next one comes")
        self.ends = instant(more[0])
        extensions = extensions_in(next((field for field in more if field.tag == 0xA0), None))
        must(not any(critical for critical, _ in extensions.values()), "a CRL that is not complete")
        entries = next((field.parts for field in more if field.tag == SEQUENCE), [])
        for entry in entries:
            flags = [part for extension in entry.parts[2].parts for part in extension.parts] if len(entry.parts) > 2 else []
            must(all(part.tag != BOOLEAN or part.content == b"\0" for part in flags), "an entry of another issuer")
        self.revoked = {entry.parts[0].content for entry in entries}


def check_path(certificates: list[bytes], lists: list[bytes], at: str) -> Certified:
    """That the first certificate led to the last at that moment, and that none but the last was revoked; the first."""
    links = [Certified(der) for der in certificates]
    must(2 <= len(links) <= LONGEST_PATH and len(lists) == len(links) - 1, "a path of another length")
    for link in links:
        link.holds_at(at)
    badge = links[0]
    must(badge.may(SIGNING), "a badge that may not sign")
    purposes = badge.value(EXTENDED_KEY_USAGE)
    known = purposes is None or any(part.content in AUTHENTICATES for part in purposes.parts)
    must(known, "a badge for other purposes")
    for below, (link, issuer, der) in enumerate(zip(links, links[1:], lists, strict=False)):
        issuer.is_authority(below)
        link.is_by(issuer)
        revocations = Revocations(der)
        revocations.is_by(issuer)
        must(issuer.may(SIGNS_LISTS, otherwise=True), "an issuer that may sign no CRLs")
        must(revocations.begins <= at <= revocations.ends, "a CRL that does not count at that moment")
        must(link.serial not in revocations.revoked, "a certificate that is revoked")
    return badge


def folded(name: str) -> str:
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).upper().lower())
    return re.sub(" +", " ", text.strip())


def is_called(roll: str, name: str, by: str) -> bool:
    found = re.fullmatch(r"(.*\S)\s*<([^<>]+)>", roll)
    expected = roll if found is None else found[1] if by == "common-name" else found[2]
    return folded(expected) == folded(name)


def check_answer(spki: bytes, signature: bytes, data: bytes) -> None:
    public = load_der_public_key(spki)
    if isinstance(public, ec.EllipticCurvePublicKey):
        ending = "03" if public.curve.name == "secp384r1" else "02"
        return verify_any(spki, bytes.fromhex("2a8648ce3d0403" + ending), signature, data)
    return verify_any(spki, bytes.fromhex("2a864886f70d01010b"), signature, data)


# --- "Checkpoint from outside" ---------------------------------------------------------------------------------------

LONGEST_OUTSIDE = 2**16
SEPARATOR = r"[\t\n\r !-/:-@\[-`{-~]"
PLACED_WORDS = re.compile(f"(?:{SEPARATOR}*+(?:[0-9]{{1,2}}+{SEPARATOR}*+)?[A-Za-z]++)+{SEPARATOR}*")
NUMBER_AND_WORD = re.compile(f"([0-9]*){SEPARATOR}*([A-Za-z]+)")


def read_outside(data: bytes) -> Note | bytes:
    """A note, or the digest that was given as such or as words."""
    must(len(data) <= LONGEST_OUTSIDE, "it is too long", Malformed)
    note = attempt(read_note, data)
    if note is not None and re.fullmatch(f"strongroom/(?:real|rehearsal)/{CEREMONY}", note.origin):
        return note
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    digits = re.sub(SEPARATOR, "", text)
    if re.fullmatch("[0-9A-Fa-f]{64}", digits):
        return bytes.fromhex(digits)
    must(PLACED_WORDS.fullmatch(text) is not None, "it is neither a note nor a digest nor words", Malformed)
    return read_words(NUMBER_AND_WORD.findall(text))


def read_words(words: list[tuple[str, str]]) -> bytes:
    """The digest that words say, each after the number of its place or none."""
    digest, place = {}, 0
    for number, word in words:
        place = int(number) if number else place + 1
        byte = BYTES_OF_WORDS[place % 2].get(word.lower())
        one = 1 <= place <= 32 and place not in digest and byte is not None
        must(one, "it has not one word of the list at each place", Malformed)
        digest[place] = byte
    must(len(digest) == 32, "it has not 32 words", Malformed)
    return bytes(digest[place] for place in range(1, 33))


# --- "Bundle", "Limits", "Archive" -----------------------------------------------------------------------------------

LEFTOVER_FILES = {
    *(".ds_store", ".localized", ".apdisk", ".volumeicon.icns", "icon\r"),
    *("thumbs.db", "ehthumbs.db", "desktop.ini", ".directory"),
}
LEFTOVER_FOLDERS = {
    *(".trashes", ".trash", ".fseventsd", ".spotlight-v100", ".temporaryitems", ".documentrevisions-v100", "__macosx"),
    *("system volume information", "$recycle.bin", "lost+found"),
}
COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"\x04\x22\x4d\x18": "LZ4",
    b"LZIP": "lzip",
    b"\x1f\x9d": "compress",
    b"PK\x03\x04": "ZIP",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
}

LARGEST_BUNDLE, LARGEST_FACTS, MOST_FILES = 2**30, 2**28, 10_000
ALWAYS = ("checkpoint", "facts.jsonl", "leaves", "manifest.json", "script.yaml")
is_artifact_name = matching("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
BLOCK = 512
LARGEST_ARCHIVE = LARGEST_BUNDLE + 2 * BLOCK * (MOST_FILES + 1) + 2**26


def in_leftover_folder(parts: list[str]) -> bool:
    return any(part.lower() in LEFTOVER_FOLDERS or re.fullmatch(r"\.Trash-[0-9]+", part) for part in parts)


def is_leftover_file(name: str, manifest: bytes) -> bool:
    """What an operating system leaves; what the manifest lists is an artifact, whatever it is called."""
    *folders, file = name.split("/")
    if f'"name":{json.dumps(name, ensure_ascii=False)}'.encode("utf-8", "surrogatepass") in manifest:
        return False
    return file.startswith("._") or file.lower() in LEFTOVER_FILES or in_leftover_folder(folders)


def bundle_at(path: Path) -> Path:
    """The bundle in a folder that a ceremony or `disclose` left, which has no file of a bundle of its own."""
    is_bundle = any((path / name).exists() for name in ALWAYS)
    return path / "bundle" if not is_bundle and (path / "bundle" / "facts.jsonl").exists() else path


def check_readable(sizes: dict[str, int]) -> None:
    must(len(sizes) <= MOST_FILES and sum(sizes.values()) <= LARGEST_BUNDLE, "it is too large", Unreadable)
    must(sizes.get("facts.jsonl", 0) <= LARGEST_FACTS, "facts.jsonl is too large", Unreadable)
    must(any(name in sizes for name in ALWAYS), "it has none of a bundle's files", Unreadable)


def read_bundle(path: Path) -> tuple[dict[str, bytes], list[str]]:
    """Its files, and the names of what is left beside them."""
    try:
        return read_directory(path) if path.is_dir() else read_archive(read_file(path, LARGEST_ARCHIVE, follow=True))
    except (OSError, ValueError) as error:
        raise Unreadable(str(error)) from None


def read_file(path: Path, most: int, *, follow: bool = False) -> bytes:
    """The bytes of a plain file that may have at most so many."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW))
    with open(handle, "rb") as file:
        found = os.fstat(handle)
        must(stat.S_ISREG(found.st_mode) and found.st_size <= most, "it has a file that is not plain", Unreadable)
        return file.read()


def read_directory(path: Path) -> tuple[dict[str, bytes], list[str]]:
    paths = {}
    for entry in os.scandir(path):
        if entry.name == "artifacts" and entry.is_dir(follow_symlinks=False):
            paths |= {f"artifacts/{artifact.name}": Path(artifact.path) for artifact in os.scandir(entry.path)}
        else:
            paths[entry.name] = Path(entry.path)
    states = {name: file.lstat() for name, file in paths.items()}
    listed = states.get("manifest.json")
    manifest = read_file(paths["manifest.json"], LARGEST_BUNDLE) if listed and stat.S_ISREG(listed.st_mode) else b""
    folders = [name for name, of in states.items() if stat.S_ISDIR(of.st_mode) and in_leftover_folder(name.split("/"))]
    files = [name for name, of in states.items() if stat.S_ISREG(of.st_mode) and is_leftover_file(name, manifest)]
    found = {name: of for name, of in states.items() if name not in [*folders, *files]}
    must(all(stat.S_ISREG(of.st_mode) for of in found.values()), "something in it is no plain file", Unreadable)
    check_readable({name: of.st_size for name, of in found.items()})
    leftovers = sorted([*files, *(f"{name}/" for name in folders)])
    return {name: read_file(paths[name], of.st_size) for name, of in found.items()}, leftovers


@dataclass(frozen=True, slots=True)
class Entry:
    """Of a tar: from where to where it stands, with the headers before it that extend its own."""

    name: str
    type: bytes
    data: bytes
    start: int
    end: int


def read_entries(archive: bytes) -> Iterator[Entry]:
    at = start = 0
    extended = None
    while (header := archive[at : at + BLOCK]).strip(b"\0"):
        is_ustar = header[257:262] == b"ustar" and re.fullmatch(rb"[0-7]+[ \0]*", header[124:136])
        must(bool(is_ustar), "it is neither a directory nor a ustar archive", Unreadable)
        size = int(header[124:136].rstrip(b" \0"), 8)
        data, type_ = archive[at + BLOCK : at + BLOCK + size], header[156:157]
        at += BLOCK + size + -size % BLOCK
        if type_ in b"xgKL":
            path = re.search(rb"(?:^|\n)[0-9]+ path=([^\n]*)\n", data) if type_ == b"x" else None
            extended = data.split(b"\0")[0] if type_ == b"L" else path[1] if path else extended
            continue
        name, prefix = header[:100].split(b"\0")[0], header[345:500].split(b"\0")[0]
        full = extended or (prefix + b"/" + name if prefix else name)
        yield Entry(full.decode("utf-8", "replace"), type_, data, start, at)
        start, extended = at, None


def without(archive: bytes, left: list[Entry], end: int) -> bytes:
    """As it was before those entries were added, which makes it end in zeros of another number."""
    starts, ends = [0, *(entry.end for entry in left)], [*(entry.start for entry in left), end]
    rest = b"".join(archive[start:end] for start, end in zip(starts, ends, strict=True))
    return rest + (archive[end:] if archive[end:].strip(b"\0") else bytes(2 * BLOCK))


def read_archive(archive: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Takes the files out of a ustar archive; packing them again must give the same bytes, leftovers aside."""
    kind = next((kind for start, kind in COMPRESSED.items() if archive.startswith(start)), None)
    must(kind is None, f"it is compressed ({kind}): unpack it first", Unreadable)
    entries = list(read_entries(archive))
    found = {entry.name.removeprefix("bundle/"): entry.data for entry in entries}
    manifest = found.get("manifest.json", b"")

    def is_leftover(entry: Entry) -> bool:
        if entry.type == b"5":
            return in_leftover_folder(entry.name.split("/"))
        return entry.type in (b"0", b"\0") and is_leftover_file(entry.name.removeprefix("bundle/"), manifest)

    own = [entry for entry in entries if not is_leftover(entry)]
    left = [entry for entry in entries if is_leftover(entry)]
    files = {entry.name.removeprefix("bundle/"): entry.data for entry in own}
    check_readable({name: len(content) for name, content in files.items()})
    rest = without(archive, left, entries[-1].end) if left else archive
    must(pack_archive(files) == rest, "it is an archive that is damaged, or not packed as a bundle is", Unreadable)
    return files, [entry.name for entry in left]


def pack_archive(files: dict[str, bytes]) -> bytes:
    packed, none = bytearray(), b"000000 \0"
    for name, data in sorted(files.items()):
        start = f"bundle/{name}".encode().ljust(100, b"\0") + b"000600 \0" + none + none
        start += b"%011o 00000000000 " % len(data)
        end = b"0" + bytes(100) + b"ustar\x0000" + bytes(64) + none + none + bytes(167)
        packed += start + b"%06o \0" % sum(start + b" " * 8 + end) + end + data + bytes(-len(data) % BLOCK)
    return bytes(packed) + bytes(2 * BLOCK)


# --- "Facts that a verifier reads" -----------------------------------------------------------------------------------

ENDS = ("ceremony.sealed", "ceremony.aborted")
NOTED = ("checkpoint.signed", "record.signed")
PURPOSES = {"key.proved": "verify-key", "key.restored": "restore-proof", "key.held": "seal"}
BORN = ("secret-key.found", "secret-key.made")
CARDS = ("card.enrolled", "card.presented")
AGREEING = ("proposal.made", "proposal.confirmed")
RESTORED = ("key.restored", "secret-key.restored")
CHECKED = ("secret-key.proved", "secret-key.restored", "secret-key.held")


def is_key_check(value: Any) -> bool:
    of = value if isinstance(value, dict) else {}
    return isinstance(of.get("method"), str) and is_count(of.get("length")) and is_hex(of.get("value"))


def is_beside(member: str, form: Form) -> Form:
    return lambda value: value is None or (isinstance(value, dict) and form(value.get(member)))


def is_archived_key(value: Any) -> bool:
    return isinstance(value, dict) and (is_hex(value.get("spki")) or is_key_check(value.get("keyCheck")))


def is_list_of(form: Form) -> Form:
    return lambda value: isinstance(value, list) and all(map(form, value))


# Their members and the form of each. What else must hold of them is for the methods of Record.
FORMS: dict[str, dict[str, Form]] = {
    "ceremony.opened": {
        **{"format": MEMBERS["v"], "rules": is_string, "mode": matching("real|rehearsal"), "script": is_digest},
        "follows": matching("none|[0-9a-f]{64}"),
    },
    "record-key.made": {"spki": is_hex, "fingerprint": is_digest},
    **{type_: {"note": is_string, "size": is_count} for type_ in NOTED},
    "artifact.kept": {"name": is_artifact_name, "sha256": is_digest, "bytes": is_count, "level": is_level},
    "card.enrolled": {
        **{"card": is_string, "holder": is_string, "signature": is_hex},
        "software": lambda value: isinstance(value, bool),
    },
    "card.presented": {
        **{"card": is_string, "holder": is_string, "signature": is_hex, "challenge": is_hex, "proof": is_hex},
        "software": lambda value: isinstance(value, bool),
    },
    "badge.checked": {
        **{"person": is_string, "anchor": is_digest, "at": is_instant},
        "software": lambda value: isinstance(value, bool),
    },
    "word.signed": {"by": is_string, "device": is_string, "signature": is_hex},
    "voice.lost": {"person": is_string, "device": is_string},
    "token.noted": {"name": is_string, "certified": lambda value: isinstance(value, bool)},
    "key.made": {"label": is_string, "spki": is_hex},
    "key.found": {"label": is_string, "spki": is_hex},
    **{type_: {"label": is_string, "keyCheck": is_key_check} for type_ in (*BORN, *CHECKED)},
    **{type_: {"label": is_string, "challenge": is_hex, "signature": is_hex} for type_ in PURPOSES},
    "key.recovered": {
        **{"label": is_string, "spki": is_hex, "challenge": is_hex, "signature": is_hex},
        "beside": is_beside("signature", is_hex),
    },
    "secret-key.recovered": {"label": is_string, "keyCheck": is_key_check, "beside": is_beside("keyCheck", is_key_check)},
    "archive.rewrapped": {"label": is_string, "from": is_string, "key": is_archived_key},
    "set.in-force": {"set": is_string, "over": is_string, "threshold": is_count, "keys": is_list_of(is_string)},
    "certificate.made": {"artifact": is_artifact_name, "label": is_string, "spki": is_hex},
    "ceremony.sealed": {},
}


# Of a fact that is read only where it is disclosed.
SHOWN: dict[str, Form] = {
    **{"person": is_string, "name": is_string, "shown": is_string, "by": matching("common-name|upn|email")},
    "certificate": lambda value: isinstance(value, dict) and is_digest(value.get("sha256")),
    **{"challenge": is_hex, "signature": is_hex, "certificates": is_artifact_name, "crls": is_artifact_name},
}


class Record:
    """A bundle, what came from outside (Malformed is raised if it is), and all that violates RECORD.md in them."""

    def __init__(self, files: dict[str, bytes], outside: bytes | None) -> None:
        self.outside = None if outside is None else read_outside(outside)
        self.files = files
        self.problems: list[dict[str, Any]] = []
        self.anchored = False
        self.agrees: int | None = None
        *ended, rest = self.file("facts.jsonl").split(b"\n")
        self.lines = [self.read(read_line, line, at) for at, line in enumerate([*ended, None] if rest else ended)]
        self.facts = [fact for fact in self.lines if fact is not None]
        self.is_whole = len(self.facts) == len(self.lines)
        self.tree = Tree([fact.leaf for fact in self.facts])
        self.checkpoint = self.read(read_note_in_bundle, self.file("checkpoint"))
        self.ceremony = self.facts[0].ceremony if self.facts else ""
        self.read_statements()
        self.check_files()
        if self.is_whole:
            self.check_order()
            self.check_opening()
            self.check_notes()
            self.check_artifacts()
            self.check_keys()
            self.check_succession()
            self.check_cards()
            self.check_words()
            self.check_badges()
            self.check_level_and_manifest()

    def file(self, name: str) -> bytes:
        return self.files.get(name, b"")

    @contextmanager
    def noting(self, place: int | None = None) -> Iterator[None]:
        """Takes down what is violated, and at which fact, and goes on."""
        try:
            yield
        except Invalid as error:
            self.problems.append({"fact": place, "message": str(error)})

    def read(self, reader: Callable[[Any], Any], data: bytes | None, place: int | None = None) -> Any:
        """What the reader makes of it; None if it cannot be read."""
        with self.noting(place):
            return reader(data)

    def read_statements(self) -> None:
        """Of the facts that a verifier reads, those whose content is there, fits and is in its form."""
        self.statements: dict[str, list[tuple[int, dict[str, Any]]]] = {type_: [] for type_ in FORMS}
        for place, fact in enumerate(self.facts):
            if fact.type in FORMS:
                with self.noting(place):
                    must(fact.content is not None, f"{fact.type} is withheld")
                    for name, is_in_form in FORMS[fact.type].items():
                        must(is_in_form(fact.content.get(name)), f"`{name}` of {fact.type} is not in its form")
                    if fact.fits_body:
                        self.statements[fact.type].append((place, fact.content))
                    must(fact.level == "public", f"{fact.type} is not public")

    def said(self, *types: str) -> list[tuple[int, dict[str, Any]]]:
        return [statement for type_ in types for statement in self.statements[type_]]

    def check_files(self) -> None:
        """ "Bundle": all that are always there, and no others but artifacts."""
        for name in sorted({*ALWAYS, *self.files}):
            with self.noting():
                is_artifact = name.startswith("artifacts/") and is_artifact_name(name[10:])
                must(name in self.files and (name in ALWAYS or is_artifact), f"{name} is missing, or does not belong")

    def check_order(self) -> None:
        """ "Lines", "Order of facts", and that each content fits its `body`."""
        last = len(self.facts) - 1
        for place, fact in enumerate(self.facts):
            with self.noting(place):
                must(fact.seq == place, "`seq` is not the line's place")
                must(fact.ceremony == self.ceremony, "the line is of another ceremony")
                must(fact.fits_body, "the content does not fit `body`")
                must((place == 1) == (fact.type == "ceremony.opened"), "ceremony.opened is at place 1, and only there")
                must((place == last) == (fact.type in ENDS), "the last fact, and no other, ends the ceremony")
                in_batch = fact.type == "command" or (place > 0 and fact.at == self.facts[place - 1].at)
                must(in_batch, "the fact has no command before it, or another `at`")
                head = (fact.content or {}).get("head") if fact.type == "command" else None
                must(not isinstance(head, str) or head == self.tree.root(place).hex(), "`head` is not the root before")

    # "ceremony.opened" and "record-key.made"

    @property
    def opened(self) -> dict[str, Any] | None:
        place, content = next(iter(self.said("ceremony.opened")), (None, None))
        return content if place == 1 else None

    @property
    def origin(self) -> str:
        must(self.opened is not None, "the record does not say how it was opened")
        return f"strongroom/{self.opened['mode']}/{self.ceremony}"

    @cached_property
    def key(self) -> Key:
        keys = self.said("record-key.made")
        must(len(keys) == 1, "the record key is not made exactly once")
        must(keys[0][1]["spki"][:-128] == P256, "the record key is not on P-256")
        return Key(bytes.fromhex(keys[0][1]["spki"]))

    def check_opening(self) -> None:
        with self.noting():
            must(self.opened is not None, "the record does not say how it was opened")
            must(self.opened["script"] == sha256(self.file("script.yaml")).hex(), "script.yaml is another")
            fingerprint = sha256(self.key.spki).hex()
            must(self.said("record-key.made")[0][1]["fingerprint"] == fingerprint, "`fingerprint` is of another key")

    # "Checkpoints", "checkpoint.signed" and "record.signed"

    def signed(self, note: Note) -> Note:
        """The note: ours must be there once and be valid, with a low `s`; lines by other keys are ignored."""
        must(note.origin == self.origin, "a note of another origin")
        key_id = sha256(self.key.spki)[:4]
        ours = [data[4:] for name, data in note.signatures if name == note.origin and data[:4] == key_id]
        must(len(ours) == 1, "a note that the record key did not sign once")
        must(ecdsa_parts(ours[0])[1] <= (P256_ORDER - 1) // 2, "a signature with a high s")
        self.key.verify(ours[0], note.text)
        return note

    def noted(self, place: int, content: dict[str, Any]) -> Note:
        """The note of a fact, which violates nothing but that its root may be another."""
        note = self.signed(read_note_in_bundle(content["note"].encode()))
        must(note.size == content["size"] <= place, "`size` is not that of the note, or facts of it are to come")
        return note

    def has_root(self, note: Note) -> bool:
        return note.size <= self.tree.size and note.root == self.tree.root(note.size)

    def check_notes(self) -> None:
        notes = []
        for place, content in self.said(*NOTED):
            with self.noting(place):
                notes.append(self.noted(place, content))
                must(self.has_root(notes[-1]), "the root of the note is not that over its facts")
        if self.checkpoint is not None:
            with self.noting():
                self.signed(self.checkpoint)
                must(self.checkpoint.size == self.tree.size, "checkpoint is over more facts, or fewer")
                must(self.has_root(self.checkpoint), "checkpoint is over other facts")
                self.check_outside(self.checkpoint, notes)
        with self.noting():
            must(read_leaves(self.files.get("leaves")) == self.tree.rows[0], "leaves are not those of the facts")

    def check_outside(self, checkpoint: Note, notes: list[Note]) -> None:
        """ "Checkpoint from outside": the last one, or else one of a smaller size."""
        if isinstance(self.outside, Note):
            self.signed(self.outside)
            must(self.has_root(self.outside), "what came from outside is over other facts")
            self.anchored = self.outside.size == checkpoint.size
            self.agrees = self.outside.size
        elif self.outside is not None:
            sizes = [note.size for note in [*notes, checkpoint] if sha256(note.text) == self.outside]
            must(len(sizes) > 0, "what came from outside belongs to no checkpoint of this record")
            self.anchored = checkpoint.size in sizes
            self.agrees = max(sizes)

    # "artifact.kept"

    def check_artifacts(self) -> None:
        self.artifacts: dict[str, str] = {}
        for place, content in self.said("artifact.kept"):
            with self.noting(place):
                must(content["name"] not in self.artifacts, "an artifact is kept twice")
                self.artifacts[content["name"]] = content["level"]
                file = self.files.get(f"artifacts/{content['name']}")
                same = file is None or (len(file) == content["bytes"] and sha256(file).hex() == content["sha256"])
                must(same, f"artifacts/{content['name']} is another")
        for name in self.files:
            with self.noting():
                must(not name.startswith("artifacts/") or name[10:] in self.artifacts, f"no fact names {name}")

    # "key.made", "key.proved", "key.restored", "key.held", and "certificate.made"

    def check_keys(self) -> None:
        again = [content["key"] | {"label": content["label"]} for _, content in self.said("archive.rewrapped")]
        born = [content for type_ in ("key.found", "key.made") for _, content in self.said(type_)]
        keys = [*(key for key in again if "spki" in key), *born]
        spkis = {key["label"]: bytes.fromhex(key["spki"]) for key in keys}
        for type_, purpose in PURPOSES.items():
            for place, content in self.said(type_):
                with self.noting(place):
                    must(content["label"] in spkis, "there is no key of this label")
                    head, challenge = f"strongroom/{purpose}/v1\n{self.ceremony}\n", bytes.fromhex(content["challenge"])
                    signature = bytes.fromhex(content["signature"])
                    Key(spkis[content["label"]]).verify(signature, head.encode() + challenge)
        members = ("method", "length", "value")
        secrets = [content for type_ in BORN for _, content in self.said(type_)]
        checks = {key["label"]: key["keyCheck"] for key in [*again, *secrets] if "keyCheck" in key}
        for place, content in [said for type_ in CHECKED for said in self.said(type_)]:
            with self.noting(place):
                known = checks.get(content["label"])
                must(known is not None, "there is no secret key of this label")
                same = all(content["keyCheck"][name] == known[name] for name in members)
                must(same, "the check value is not the key's")
        self.check_recovered(spkis, checks)
        for place, content in self.said("certificate.made"):
            with self.noting(place):
                must(self.artifacts.get(content["artifact"]) == "public", "the certificate is no public artifact")
                must(f"artifacts/{content['artifact']}" in self.files, "the certificate is missing")
                spki = spkis.get(content["label"])
                must(spki is not None and spki.hex() == content["spki"], "`spki` is not that of a key of this label")
                check_certificate(self.file(f"artifacts/{content['artifact']}"), Key(spki))

    def check_recovered(self, spkis: dict[str, bytes], checks: dict[str, Any]) -> None:
        """ "key.recovered" and "secret-key.recovered"."""
        for place, content in self.said("key.recovered"):
            with self.noting(place):
                spki = bytes.fromhex(content["spki"])
                must(spkis.get(content["label"], spki) == spki, "`spki` is not that of the key of this label")
                head, challenge = f"strongroom/recover-key/v1\n{self.ceremony}\n", bytes.fromhex(content["challenge"])
                for made in (content, content["beside"]):
                    if made is not None:
                        Key(spki).verify(bytes.fromhex(made["signature"]), head.encode() + challenge)
        for place, content in self.said("secret-key.recovered"):
            with self.noting(place):
                own, beside = content["keyCheck"], content["beside"]
                for other in (checks.get(content["label"]), beside and beside["keyCheck"]):
                    same = other is None or all(own[name] == other[name] for name in ("method", "length", "value"))
                    must(same, "the check value is not the key's")

    def check_succession(self) -> None:
        """ "set.in-force": once, and for keys of which the record has nothing else of their labels, each of which came back."""
        own = (*BORN, "key.made", "key.found", "archive.rewrapped")
        for at, (place, content) in enumerate(self.said("set.in-force")):
            with self.noting(place):
                must(at == 0, "a set is put in force a second time")
                must(len(content["keys"]) > 0, "a set is put in force for no key")
                for label in content["keys"]:
                    keys = [(type_, *said) for type_ in own for said in self.said(type_) if said[1]["label"] == label]
                    must(len(keys) == 1, f"there is not one key with the label {label}")
                    [(type_, begun, key)] = keys
                    earlier = type_.endswith(".found") or (type_ == "archive.rewrapped" and key["from"] == content["over"])
                    must(earlier, f"the key {label} is none of the earlier set")
                    back = [at for at, said in self.said(*RESTORED) if said["label"] == label]
                    must(any(begun < at < place for at in back), f"the key {label} was not restored before")

    def check_words(self) -> None:
        """ "word.signed": each over the command right before it, and one after each command that says so."""
        signed = {place: content for place, content in self.said("word.signed")}
        lost = [(at, content["person"]) for at, content in self.said("voice.lost")]
        for place, content in signed.items():
            with self.noting(place):
                command = self.facts[place - 1]
                must(place > 0 and command.type == "command", "no command stands before the signature")
                fact = command.content
                theirs = fact is None or (fact.get("by") == content["by"] and fact.get("method") == "smartcard")
                must(theirs, "the command is not a word of this person by card")
                cards = [card for at, card in self.said(*CARDS) if at < place and card["card"] == content["device"]]
                must(bool(cards) and cards[-1]["holder"] == content["by"], "no such card of this person was enrolled before")
                silent = any(at < place and person == content["by"] for at, person in lost)
                must(not silent, "no card speaks for this person any more")
                head = self.tree.root(place - 1).hex()
                statement = f"strongroom/word/v1\n{self.ceremony}\n{place - 1}\n{head}\n{command.body}\n"
                signature = bytes.fromhex(content["signature"])
                Key(bytes.fromhex(cards[-1]["signature"])).verify(signature, statement.encode())
        for place, fact in enumerate(self.facts):
            with self.noting(place):
                is_signed = fact.type == "command" and (fact.content or {}).get("method") == "smartcard"
                must(not is_signed or place + 1 in signed, "a word by card has no signature after it")

    def check_cards(self) -> None:
        """ "card.presented": a card of an earlier ceremony signed a challenge of this one."""
        for place, content in self.said("card.presented"):
            with self.noting(place):
                head, challenge = f"strongroom/present-card/v1\n{self.ceremony}\n", bytes.fromhex(content["challenge"])
                proof = bytes.fromhex(content["proof"])
                Key(bytes.fromhex(content["signature"])).verify(proof, head.encode() + challenge)

    def check_badges(self) -> None:
        """ "badge.checked" and "badge.shown": in pairs; what the second shows must hold, where it is disclosed."""
        checked = {place: content for place, content in self.said("badge.checked")}
        shown = {place: fact.content for place, fact in enumerate(self.facts) if fact.type == "badge.shown"}
        for place in shown:
            with self.noting(place):
                must(place - 1 in checked, "what a badge showed stands alone")
        for place, said in checked.items():
            with self.noting(place):
                must(place + 1 in shown, "a badge was checked, and nothing says what it showed")
                content = shown[place + 1]
                if content is not None:
                    try:
                        self.check_badge(said, content)
                    except (IndexError, ValueError, TypeError, UnsupportedAlgorithm):
                        raise Invalid("what a badge showed cannot be read") from None

    def check_badge(self, said: dict[str, Any], content: dict[str, Any]) -> None:
        must(all(form(content.get(name)) for name, form in SHOWN.items()), "badge.shown is not in its form")
        must(content["person"] == said["person"], "another person's badge")
        certificates = blocks(self.file(f"artifacts/{content['certificates']}"), PEM_CERTIFICATES)
        lists = blocks(self.file(f"artifacts/{content['crls']}"), PEM_LISTS)
        must(sha256(certificates[0]).hex() == content["certificate"]["sha256"], "another certificate")
        must(sha256(certificates[-1]).hex() == said["anchor"], "another anchor")
        badge = check_path(certificates, lists, said["at"])
        head = f"strongroom/check-badge/v1\n{self.ceremony}\n".encode()
        check_answer(badge.spki, bytes.fromhex(content["signature"]), head + bytes.fromhex(content["challenge"]))
        must(content["shown"] in badge.said(content["by"]), "a name that the badge does not have")
        must(is_called(content["name"], content["shown"], content["by"]), "another name than on the roll")

    def unsigned(self) -> dict[str, dict[str, int]]:
        """How often each part proposed or confirmed without a signature, as far as that is disclosed: by a code, or fed."""
        times: dict[str, dict[str, int]] = {"byCode": {}, "fed": {}}
        for fact in self.facts:
            content = (fact.content or {}) if fact.type in AGREEING else {}
            by, method = content.get("by"), content.get("method")
            if isinstance(by, str) and isinstance(method, str) and method != "smartcard":
                counted = times["fed" if method == "fed" else "byCode"]
                counted[by] = counted.get(by, 0) + 1
        return times

    def check_level_and_manifest(self) -> None:
        """ "Levels and disclosure" and "Manifest"."""
        kept = {name: level for name, level in self.artifacts.items() if f"artifacts/{name}" in self.files}
        disclosed = {fact.level for fact in self.facts if fact.content is not None}
        self.level = max({"public", *disclosed, *kept.values()}, key=LEVELS.index)
        admitted = LEVELS[: LEVELS.index(self.level) + 1]
        withheld = {fact.level for fact in self.facts if fact.content is None}
        with self.noting():
            must(withheld.isdisjoint(admitted), "facts are withheld that the bundle's level admits")
        for name, level in self.artifacts.items():
            with self.noting():
                must(name in kept or level not in admitted, f"artifacts/{name} is missing")
        files = [
            {"bytes": len(data), "name": name, "sha256": sha256(data).hex()}
            for name, data in sorted(self.files.items())
            if name != "manifest.json"
        ]
        manifest = {"ceremony": self.ceremony, "files": files, "level": self.level, "size": self.tree.size, "v": 1}
        with self.noting():
            must(self.file("manifest.json") == canonical(manifest).encode() + b"\n", "manifest.json is another")

    # "Where damage lies"

    def damage(self) -> dict[str, int] | None:
        known = [at for at, fact in enumerate(self.lines) if fact is None or fact.seq != at or not fact.fits_body]
        known_alone = {"fact": known[0]} if known else None
        note = self.checkpoint
        agrees = note is not None and self.is_whole and note.size == self.tree.size and self.has_root(note)
        if "facts.jsonl" not in self.files or note is None or agrees:
            return known_alone
        return self.damage_by_leaves(note) or (self.damage_by_notes(note) if self.is_whole else known_alone)

    def damage_by_leaves(self, checkpoint: Note) -> dict[str, int] | None:
        """Step 1: the first place where the file `leaves`, if it is the signed one, has another leaf."""
        leaves = attempt(read_leaves, self.files.get("leaves"))
        if leaves is None or len(leaves) != checkpoint.size or Tree(leaves).root(len(leaves)) != checkpoint.root:
            return None
        found = [None if fact is None else fact.leaf for fact in self.lines]
        differ = [signed != leaf for signed, leaf in zip_longest(leaves, found, fillvalue=b"")]
        return {"fact": differ.index(True)}

    def damage_by_notes(self, checkpoint: Note) -> dict[str, int] | None:
        """Steps 3 and 4: between the largest size that agrees and the smallest that does not."""
        found = [attempt(self.noted, *statement) for statement in self.said(*NOTED)]
        if isinstance(self.outside, Note) and self.outside.size <= self.tree.size:
            found.append(attempt(self.signed, self.outside))
        notes = [note for note in found if note is not None]
        start = max((note.size for note in notes if self.has_root(note)), default=0)
        ends = [note.size for note in notes if not self.has_root(note)]
        end = min(ends, default=max(self.tree.size, checkpoint.size))
        return {"from": start, "to": end - 1} if notes and start < end else None

    def report(self) -> dict[str, Any]:
        """What is found of a valid record; of another only where it is damaged, and what is wrong."""
        report = {"valid": not self.problems, "anchored": not self.problems and self.anchored, "replayed": False}
        if self.problems or self.checkpoint is None:
            return report | {"damage": self.damage(), "problems": self.problems}
        digest = sha256(self.checkpoint.text)
        tokens = [content["certified"] for _, content in self.said("token.noted")]
        last = self.facts[-1]
        aborted = last.type == "ceremony.aborted"
        reason = (last.content or {}).get("reason") if aborted else None
        return report | {
            "agrees": self.agrees,
            "ceremony": self.ceremony,
            "mode": (self.opened or {})["mode"],
            "rehearsal": (self.opened or {})["mode"] != "real",
            "level": self.level,
            "size": self.tree.size,
            "root": self.checkpoint.root.hex(),
            "words": [(THREE_SYLLABLES if at % 2 else TWO_SYLLABLES)[byte] for at, byte in enumerate(digest)],
            "software": not tokens or not all(tokens),
            "played": any(content["software"] for _, content in self.said(*CARDS, "badge.checked")),
            "badges": sorted({content["anchor"] for _, content in self.said("badge.checked")}),
            "signed": len(self.said("word.signed")),
            "cards": len({content["device"] for _, content in self.said("word.signed")}),
            **self.unsigned(),
            "lost": [[place, content["person"], content["device"]] for place, content in self.said("voice.lost")],
            "aborted": aborted,
            "reason": reason if isinstance(reason, str) else None,
        }


def headline(report: dict[str, Any]) -> str:
    """What is found, in a line. Only what came from outside makes a record more than consistent."""
    if not report["valid"]:
        return "INVALID"
    found = "VALID" if report["anchored"] else f"CONSISTENT, {'anchored in part' if report['agrees'] else 'not anchored'}"
    stamps = [
        "ABORTED" if report["aborted"] else None,
        "REHEARSAL" if report["rehearsal"] else None,
        "SOFTWARE TOKEN" if report["software"] else None,
        "SOFTWARE CARD" if report["played"] else None,
    ]
    return "; ".join([found, *(stamp for stamp in stamps if stamp)])


def verify(path: Path, outside: bytes | None) -> tuple[dict[str, Any], int]:
    """What is to be said of the bundle at a path, and the exit code. Raises Malformed."""
    try:
        files, leftovers = read_bundle(bundle_at(path))
    except Unreadable as error:
        return {"headline": "UNREADABLE", "valid": False, "anchored": False, "unreadable": str(error)}, 2
    report = Record(files, outside).report()
    return {"headline": headline(report)} | report | {"leftovers": leftovers}, 0 if report["valid"] else 1


def main() -> int:
    parser = argparse.ArgumentParser(description="Verifies a Strongroom record by docs/RECORD.md alone.")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="a directory or a tar")
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="a note, a digest in hex, or words as copied")
    arguments = parser.parse_args()
    if not 14 <= int(unicodedata.unidata_version.split(".")[0]) <= 17:
        parser.error(f"This Python's Unicode {unicodedata.unidata_version} cannot judge a record's text.")
    try:
        outside = arguments.checkpoint and arguments.checkpoint.read_bytes()
        report, code = verify(arguments.bundle, outside)
    except (Malformed, OSError) as error:
        report, code = {"malformed": True, "message": f"What came from outside: {error}"}, 2
    print(json.dumps(report))
    return code


# --- "Appendix: the words" -------------------------------------------------------------------------------------------

TWO_SYLLABLES = """
    aardvark absurd accrue acme adrift adult afflict ahead aimless Algol allow alone ammo ancient apple artist assume
    Athens atlas Aztec baboon backfield backward banjo beaming bedlamp beehive beeswax befriend Belfast berserk billiard
    bison blackjack blockade blowtorch bluebird bombast bookshelf brackish breadline breakup brickyard briefcase Burbank
    button buzzard cement chairlift chatter checkup chisel choking chopper Christmas clamshell classic classroom cleanup
    clockwork cobra commence concert cowbell crackdown cranky crowfoot crucial crumpled crusade cubic dashboard deadbolt
    deckhand dogsled dragnet drainage dreadful drifter dropper drumbeat drunken Dupont dwelling eating edict egghead
    eightball endorse endow enlist erase escape exceed eyeglass eyetooth facial fallout flagpole flatfoot flytrap
    fracture framework freedom frighten gazelle Geiger glitter glucose goggles goldfish gremlin guidance hamlet
    highchair hockey indoors indulge inverse involve island jawbone keyboard kickoff kiwi klaxon locale lockup merit
    minnow miser Mohawk mural music necklace Neptune newborn nightbird Oakland obtuse offload optic orca payday peachy
    pheasant physique playhouse Pluto preclude prefer preshrunk printer prowler pupil puppy python quadrant quiver quota
    ragtime ratchet rebirth reform regain reindeer rematch repay retouch revenge reward rhythm ribcage ringbolt robust
    rocker ruffled sailboat sawdust scallion scenic scorecard Scotland seabird select sentence shadow shamrock showgirl
    skullcap skydive slingshot slowdown snapline snapshot snowcap snowslide solo southward soybean spaniel spearhead
    spellbind spheroid spigot spindle spyglass stagehand stagnate stairway standard stapler steamship sterling stockman
    stopwatch stormy sugar surmount suspense sweatband swelter tactics talon tapeworm tempest tiger tissue tonic topmost
    tracker transit trauma treadmill Trojan trouble tumor tunnel tycoon uncut unearth unwind uproot upset upshot vapor
    village virus Vulcan waffle wallet watchword wayside willow woodlark Zulu""".split()
THREE_SYLLABLES = """
    adroitness adviser aftermath aggregate alkali almighty amulet amusement antenna applicant Apollo armistice article
    asteroid Atlantic atmosphere autopsy Babylon backwater barbecue belowground bifocals bodyguard bookseller borderline
    bottomless Bradbury bravado Brazilian breakaway Burlington businessman butterfat Camelot candidate cannonball
    Capricorn caravan caretaker celebrate cellulose certify chambermaid Cherokee Chicago clergyman coherence combustion
    commando company component concurrent confidence conformist congregate consensus consulting corporate corrosion
    councilman crossover crucifix cumbersome customer Dakota decadence December decimal designing detector detergent
    determine dictator dinosaur direction disable disbelief disruptive distortion document embezzle enchanting
    enrollment enterprise equation equipment escapade Eskimo everyday examine existence exodus fascinate filament
    finicky forever fortitude frequency gadgetry Galveston getaway glossary gossamer graduate gravity guitarist
    hamburger Hamilton handiwork hazardous headwaters hemisphere hesitate hideaway holiness hurricane hydraulic
    impartial impetus inception indigo inertia infancy inferno informant insincere insurgent integrate intention
    inventive Istanbul Jamaica Jupiter leprosy letterhead liberty maritime matchmaker maverick Medusa megaton microscope
    microwave midsummer millionaire miracle misnomer molasses molecule Montana monument mosquito narrative nebula
    newsletter Norwegian October Ohio onlooker opulent Orlando outfielder Pacific pandemic Pandora paperweight paragon
    paragraph paramount passenger pedigree Pegasus penetrate perceptive performance pharmacy phonetic photograph pioneer
    pocketful politeness positive potato processor provincial proximate puberty publisher pyramid quantity racketeer
    rebellion recipe recover repellent replica reproduce resistor responsive retraction retrieval retrospect revenue
    revival revolver sandalwood sardonic Saturday savagery scavenger sensation sociable souvenir specialist speculate
    stethoscope stupendous supportive surrender suspicious sympathy tambourine telephone therapist tobacco tolerance
    tomorrow torpedo tradition travesty trombonist truncated typewriter ultimate undaunted underfoot unicorn unify
    universe unravel upcoming vacancy vagabond vertigo Virginia visitor vocalist voyager warranty Waterloo whimsical
    Wichita Wilmington Wyoming yesteryear Yucatan""".split()
BYTES_OF_WORDS = [
    {word.lower(): byte for byte, word in enumerate(words)} for words in (THREE_SYLLABLES, TWO_SYLLABLES)
]

if __name__ == "__main__":
    sys.exit(main())
