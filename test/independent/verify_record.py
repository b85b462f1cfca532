#!/usr/bin/python3
"""Verifies a Strongroom record, format 1. Written from RECORD.md alone; needs only Python 3.11 and
python3-cryptography.

usage: verify_record.py BUNDLE [--checkpoint FILE]

BUNDLE is a directory or a tar. FILE holds what came from outside: a note, a digest in hex, or 32 words.
Prints one JSON object; the exit status is 0 for valid, 1 for invalid, 2 for unreadable.
"""

import argparse
import base64
import json
import re
import stat
import sys
import unicodedata
from bisect import bisect
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from hashlib import sha256
from itertools import accumulate, takewhile, zip_longest
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

FILES = {"checkpoint", "facts.jsonl", "leaves", "manifest.json", "script.yaml"}
ARTIFACT = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
LEVELS = ("public", "restricted", "confidential")
HEADER = {"at", "body", "ceremony", "level", "seq", "type", "v"}
PUBLIC_TYPES = {"ceremony.opened", "record-key.made", "checkpoint.signed", "record.signed", "artifact.kept", "token.noted", "key.made",
                "key.proved", "key.restored", "key.held", "certificate.made", "ceremony.sealed"}
PURPOSES = {"key.proved": "verify-key", "key.restored": "restore-proof", "key.held": "seal"}
SIGNED_TYPES = ("checkpoint.signed", "record.signed")
MOST_BYTES, MOST_FILES, MOST_FACTS, MOST_LINE = 2**30, 10_000, 2**28, 2**24
MOST_CERTIFICATE, MOST_OUTSIDE = 2**16, 2**16
DIGEST = "[0-9a-f]{64}"
CEREMONY = "[a-z0-9]{26}"
P256_PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
ALGORITHM_OF_EC = bytes.fromhex("06072a8648ce3d0201")
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
SIGNATURE_LINE = rb"\xe2\x80\x94 ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})\n"
NOTE = re.compile(rb"((strongroom/(?:real|rehearsal)/[a-z0-9]{26})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n"
                  rb"((?:" + SIGNATURE_LINE + rb")+)")
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/=]{1,64}\n)"
                 rb"-----END CERTIFICATE-----\n")


class Invalid(Exception):
    """Something on the page is violated."""


class TooLarge(Exception):
    """Larger than a bundle can be, so nothing is judged."""


class Malformed(Exception):
    """What came from outside cannot be read, so nothing is judged."""


def require(condition, problem):
    if not condition:
        raise Invalid(problem)


@contextmanager
def part(problems, name):
    """Notes what is wrong with one part, so that the others are looked at too."""
    try:
        yield
    except Invalid as problem:
        problems.append(f"{name}: {problem}")


def matches(pattern, value):
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def is_integer(value):
    return type(value) is int  # a bool is an int too


def unbase64(data):
    try:
        raw = base64.b64decode(data, validate=True)
    except ValueError:
        raise Invalid("not base64") from None
    require(base64.b64encode(raw) == data, "base64 is not in its one form")
    return raw


# Values


def ordered(value, depth):
    """The value with all names in order, if a fact may hold it."""
    if isinstance(value, (dict, list)):
        require(depth <= 32, "nested deeper than 32")
    match value:
        case None | bool():
            return value
        case int():
            require(abs(value) < 2**53, "an integer beyond 2^53 - 1")
            return value
        case str():
            require(value.isascii() or all(map(assigned, value)), "a code point that Unicode 14 has not assigned")
            require(unicodedata.is_normalized("NFC", value), "a string that is not NFC")
            return value
        case list():
            return [ordered(item, depth + 1) for item in value]
        case dict():
            names = sorted(value, key=lambda name: name.encode("utf-16-be"))
            return {ordered(name, depth): ordered(value[name], depth + 1) for name in names}
    raise Invalid("a number that is not an integer")


def assigned(char):
    """Whether Unicode 14.0.0 has it: this Python's Unicode may be newer."""
    return bisect(UNASSIGNED, ord(char)) % 2 == 0


def canonical(value, depth=1):
    try:
        return json.dumps(ordered(value, depth), ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        raise Invalid("a lone surrogate") from None


def parse_canonical(data, depth=1):
    try:
        value = json.loads(data.decode())
    except (ValueError, RecursionError):
        raise Invalid("not JSON in UTF-8") from None
    require(canonical(value, depth) == data, "not in canonical form")
    return value


# Lines and the tree


@dataclass
class Fact:
    seq: int
    at: str
    type: str
    level: str
    ceremony: str
    content: dict | None  # None: withheld, or not what `body` commits to
    leaf: bytes
    fits: bool


def is_moment(value):
    if not matches(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", value):
        return False
    try:
        datetime(*map(int, re.split("[-T:.]", value[:-5])))
    except ValueError:
        return False
    return True


def read_line(line):
    require(len(line) <= MOST_LINE, "a line that is too long")
    fact = parse_canonical(line, depth=0)  # so that the content is at depth 1
    require(isinstance(fact, dict) and set(fact) - {"fact", "salt"} == HEADER, "not the members of a line")
    require(("fact" in fact) == ("salt" in fact), "`fact` and `salt` go together")
    require(is_moment(fact["at"]), "`at` is not a moment")
    require(matches(DIGEST, fact["body"]), "`body` is not a digest")
    require(matches(CEREMONY, fact["ceremony"]), "`ceremony` is not an identifier")
    require(fact["level"] in LEVELS, "`level` is not a level")
    require(is_integer(fact["seq"]) and fact["seq"] >= 0, "`seq` is not a place")
    require(matches("[a-z][a-z0-9]*([.-][a-z0-9]+)*", fact["type"]) and len(fact["type"]) <= 64, "`type` is not a type")
    require(is_integer(fact["v"]) and fact["v"] == 1, "`v` is not 1")
    content, fits = fact.get("fact"), True
    if "fact" in fact:
        require(isinstance(content, dict), "`fact` is not an object")
        require(matches(DIGEST, fact["salt"]), "`salt` is not 64 hex digits")
        body = sha256(b"\2" + bytes.fromhex(fact["salt"]) + canonical(content)).hexdigest()
        fits = fact["body"] == body
    leaf = sha256(b"\0" + canonical({name: fact[name] for name in HEADER})).digest()
    content = content if fits else None
    return Fact(fact["seq"], fact["at"], fact["type"], fact["level"], fact["ceremony"], content, leaf, fits)


def tree_roots(leaves):
    """The roots over the first 0, 1, 2, … leaves. The stack holds the full subtrees, largest first."""
    roots, stack = [sha256().digest()], []
    for count, leaf in enumerate(leaves, 1):
        stack.append(leaf)
        while count % 2 == 0:
            right, left = stack.pop(), stack.pop()
            stack.append(sha256(b"\1" + left + right).digest())
            count //= 2
        roots.append(reduce(lambda right, left: sha256(b"\1" + left + right).digest(), reversed(stack)))
    return roots


# Checkpoints


@dataclass
class Note:
    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list  # of (name, bytes)

    @property
    def digest(self):
        return sha256(self.text).digest()


def read_note(data):
    found = NOTE.fullmatch(data)
    require(found, "not a note")
    text, origin, size, root, lines = found.groups()[:5]
    require(int(size) < 2**53, "a size beyond 2^53 - 1")
    signatures = [(name.decode(), unbase64(b64)) for name, b64 in re.findall(SIGNATURE_LINE, lines)]
    require(all(len(signature) >= 5 for _, signature in signatures), "no signature in a signature line")
    return Note(text, origin.decode(), int(size), unbase64(root), signatures)


def check_signature(signature, text, spki):
    require(signature[:4] == sha256(spki).digest()[:4], "signed by another key")
    try:
        r, s = decode_dss_signature(signature[4:])
        require(encode_dss_signature(r, s) == signature[4:], "the signature is not in its shortest encoding")
        require(s <= (P256_ORDER - 1) // 2, "the signature has a high s")
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), spki[26:])
        key.verify(signature[4:], text, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError, OverflowError):
        raise Invalid("the signature is not valid") from None


def check_own_note(note, origin, spki):
    require([name for name, _ in note.signatures] == [note.origin], "not exactly one signature by the origin")
    require(note.origin == origin, "not this record's origin")
    check_signature(note.signatures[0][1], note.text, spki)


def read_words(text):
    """The digest that words spell, each after its number or in order."""
    places, place, number = {}, 0, None
    for piece in re.findall("[0-9]+|[A-Za-z]+", text):
        if piece.isdigit():
            require(number is None and len(piece) <= 2, "a number without a word, or beyond 32")
            number = int(piece)
        else:
            place, number = place + 1 if number is None else number, None
            require(place not in places, "two words for one place")
            places[place] = piece.lower()
    require(number is None, "a number without a word")
    require(sorted(places) == list(range(1, 33)), "not 32 words in places 1 to 32")
    lists = [[word.lower() for word in words] for words in WORDS]
    require(all(places[place] in lists[(place - 1) % 2] for place in places), "a word that is not in the list")
    return bytes(lists[(place - 1) % 2].index(places[place]) for place in range(1, 33))


def read_outside(data):
    """What came from outside: a note, or the digest of one."""
    try:
        require(len(data) <= MOST_OUTSIDE, "too long")
        text = data.decode().removeprefix("\ufeff")
        if not re.fullmatch(r"[\t\n\r -~]*", text):  # a signature line has a dash
            return read_note(data)
        if re.fullmatch("[0-9A-Fa-f]{64}", digits := re.sub("[^0-9A-Za-z]", "", text)):
            return bytes.fromhex(digits)
        return read_words(text)
    except (Invalid, UnicodeDecodeError) as problem:
        raise Malformed(str(problem)) from None


def words_of(digest):
    return [WORDS[place % 2][byte] for place, byte in enumerate(digest)]


# Certificates


def der(data):
    """The DER elements that follow one another, each as (tag, content, whole)."""
    elements = []
    while data:
        require(len(data) >= 2, "not DER")
        length, start = data[1], 2
        if length >= 0x80:
            start += length - 0x80
            length = int.from_bytes(data[2:start], "big")
            require(length >= 0x80 and data[2] != 0, "not DER")
        end = start + length
        require(end <= len(data), "not DER")
        elements.append((data[0], data[start:end], data[:end]))
        data = data[end:]
    return elements


def is_time(value, year):
    """Whether digits after the year are a moment."""
    try:
        datetime(year, *(int(value[at:at + 2]) for at in range(0, 10, 2)))
    except ValueError:
        return False
    return year > 0


def check_time(tag, content):
    """UTCTime up to 2049, GeneralizedTime after."""
    if tag == 0x17:
        require(re.fullmatch(rb"[0-9]{12}Z", content), "not a UTCTime")
        year = int(content[:2])
        require(is_time(content[2:], year + (2000 if year < 50 else 1900)), "not a moment")
    else:
        require(re.fullmatch(rb"[0-9]{14}Z", content), "not a GeneralizedTime")
        require(is_time(content[4:], int(content[:4])), "not a moment")


def check_primitive(tag, content):
    match tag:
        case 0x01:
            require(content in (b"\0", b"\xff"), "not a BOOLEAN")
        case 0x02:
            require(content, "an empty INTEGER")
            shorter = len(content) > 1 and (content[0], content[1] >> 7) in ((0, 0), (255, 1))
            require(not shorter, "an INTEGER not in its shortest form")
        case 0x03:
            require(content and content[0] < 8 and (len(content) > 1 or content[0] == 0), "not a BIT STRING")
            require(len(content) == 1 or content[-1] & ((1 << content[0]) - 1) == 0, "unused bits that are set")
        case 0x04:
            pass
        case 0x05:
            require(content == b"", "not a NULL")
        case 0x06:
            require(content and content[-1] < 0x80, "not an OBJECT IDENTIFIER")
            begins = [content[0], *(byte for before, byte in zip(content, content[1:]) if before < 0x80)]
            require(0x80 not in begins, "an arc not in its shortest form")
        case 0x0C:
            try:
                content.decode()
            except UnicodeDecodeError:
                raise Invalid("not UTF-8") from None
        case 0x13:
            require(re.fullmatch(rb"[A-Za-z0-9 '()+,\-./:=?]*", content), "not a PrintableString")
        case 0x16:
            require(content.isascii(), "not an IA5String")
        case 0x17 | 0x18:
            check_time(tag, content)
        case _:
            raise Invalid("a type that stands in no certificate")


def check_der(element, depth=1):
    """Every part of an element is DER, and of a type that a certificate has."""
    tag, content, _ = element
    require(depth <= 32, "nested too deeply")
    if tag not in (0x30, 0x31):
        if tag < 0x40:
            return check_primitive(tag, content)
        require(0x80 <= tag < 0xC0 and tag & 0x1F != 0x1F, "a tag that stands in no certificate")
    if tag & 0x20:
        members = der(content)
        for member in members:
            check_der(member, depth + 1)
        wholes = [whole for _, _, whole in members]
        require(tag != 0x31 or wholes == sorted(set(wholes)), "a SET that is not in order")


def one_element(data):
    elements = der(data)
    require(len(elements) == 1, "not one element")
    check_der(elements[0])
    return elements[0]


def check_name(tag, content):
    require(tag == 0x30, "not a Name")
    for tag, attributes, _ in der(content):
        require(tag == 0x31 and attributes, "not a RelativeDistinguishedName")
        for tag, attribute, _ in der(attributes):
            require(tag == 0x30, "not an attribute")
            parts = der(attribute)
            require(len(parts) == 2 and parts[0][0] == 0x06, "not an attribute")


def check_extensions(content):
    lists = der(content)
    require(len(lists) == 1 and lists[0][0] == 0x30 and lists[0][1], "not a list of extensions")
    known = []
    for tag, extension, _ in der(lists[0][1]):
        require(tag == 0x30, "not an extension")
        parts = der(extension)
        tags = [part[0] for part in parts]
        require(tags in ([0x06, 0x04], [0x06, 0x01, 0x04]), "not an extension")
        require(len(parts) == 2 or parts[1][1] == b"\xff", "`critical` is false and said")
        require(parts[0][1] not in known, "an extension twice")
        known.append(parts[0][1])
        _, inside, _ = one_element(parts[-1][1])
        if parts[0][1] == bytes.fromhex("551d13"):
            first = der(inside)[:1]
            require(not first or first[0][0] != 0x01 or first[0][1] == b"\xff", "`cA` is false and said")


def certificate_parts(data):
    """The parts of a certificate: what is signed, the algorithm inside and beside, issuer, subject, key, signature."""
    tag, content, _ = one_element(data)
    parts = der(content)
    require(tag == 0x30 and [part[0] for part in parts] == [0x30, 0x30, 0x03], "not a certificate")
    tbs, outer, signature = parts
    require(signature[1][0] == 0, "the signature is not whole bytes")
    fields, version = der(tbs[1]), 1
    if fields and fields[0][0] == 0xA0:
        number = der(fields.pop(0)[1])
        require(len(number) == 1 and number[0][0] == 0x02 and number[0][1] in (b"\1", b"\2"), "not a version")
        version = number[0][1][0] + 1
    require(len(fields) >= 6, "not the fields of a certificate")
    serial, inner, issuer, validity, subject, key, *more = fields
    require(serial[0] == 0x02 and len(serial[1]) <= 20 and int.from_bytes(serial[1], "big", signed=True) > 0,
            "not a serial number")
    check_name(*issuer[:2])
    times = der(validity[1])
    require(validity[0] == 0x30 and len(times) == 2, "not two times")
    for tag, time, _ in times:
        require(tag == 0x17 or tag == 0x18 and time >= b"2050", "not a time")
    tags = [field[0] for field in more]
    require(tags == sorted(set(tags)) and set(tags) <= {0x81, 0x82, 0xA3}, "not the fields of a certificate")
    require(not tags or version == 3 or version == 2 and 0xA3 not in tags, "a field of another version")
    if 0xA3 in tags:
        check_extensions(more[-1][1])
    return tbs[2], inner[2], outer[2], issuer[2], subject[2], key[2], signature[1][1:]


def read_spki(value):
    require(matches("([0-9a-f]{2})+", value), "`spki` is not hex")
    return bytes.fromhex(value)


def signature_scheme(key):
    """The AlgorithmIdentifier that goes with a key, and the arguments with which it verifies."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        number, digest = {"secp256r1": (2, hashes.SHA256()), "secp384r1": (3, hashes.SHA384()),
                          "secp521r1": (4, hashes.SHA512())}.get(key.curve.name, (0, None))
        require(digest, "not a curve for a certificate")
        return bytes.fromhex(f"300a06082a8648ce3d04030{number}"), (ec.ECDSA(digest),)
    if isinstance(key, rsa.RSAPublicKey):
        number, digest = {3072: ("b", hashes.SHA256()), 4096: ("c", hashes.SHA384())}.get(key.key_size, (0, None))
        require(digest and key.public_numbers().e == 65537, "not an RSA key for a certificate")
        return bytes.fromhex(f"300d06092a864886f70d01010{number}0500"), (padding.PKCS1v15(), digest)
    require(isinstance(key, ed25519.Ed25519PublicKey), "not a key for a certificate")
    return bytes.fromhex("300506032b6570"), ()


def load_key(spki):
    """The key, its AlgorithmIdentifier, and the arguments with which it verifies."""
    try:
        key = serialization.load_der_public_key(spki)
        algorithm, arguments = signature_scheme(key)
    except (UnsupportedAlgorithm, ValueError):
        raise Invalid("not a key for a signature") from None
    if isinstance(key, ec.EllipticCurvePublicKey):
        point = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        require(spki.endswith(b"\0" + point) and spki.count(ALGORITHM_OF_EC) == 1, "not an uncompressed point")
    else:
        encoded = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        require(encoded == spki, "not the one form of such a key")
    return key, algorithm, arguments


def check_certificate(pem, spki):
    require(len(pem) <= MOST_CERTIFICATE, "too long for a certificate")
    found = PEM.fullmatch(pem)
    require(found, "not one certificate in PEM")
    data = unbase64(found[1].replace(b"\n", b""))
    try:
        key, algorithm, arguments = load_key(spki)
        tbs, inner, outer, issuer, subject, public, signature = certificate_parts(data)
        require(public == spki, "the certificate has another key")
        require(issuer == subject, "issuer and subject differ")
        require(inner == outer == algorithm, "not the signature algorithm of the key")
        key.verify(signature, tbs, *arguments)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        raise Invalid("the certificate does not verify") from None


# The record


class Record:
    def __init__(self, files, outside=None):
        self.files, self.outside = files, None if outside is None else read_outside(outside)
        self.problems, self.facts, self.roots = [], [], []
        self.checkpoint = self.level = self.software = self.damage = None
        self.anchored = False

    def part(self, name):
        return part(self.problems, name)

    def of_type(self, *types):
        return [fact for fact in self.facts if fact.type in types]

    def report(self):
        self.check()
        valid = not self.problems
        size = len(self.facts)
        whole = size and len(self.roots) == size + 1
        return {"valid": valid, "anchored": valid and self.anchored, "root": self.roots[-1].hex() if whole else None,
                "words": words_of(self.checkpoint.digest) if self.checkpoint else [], "size": size,
                "level": self.level, "software": self.software, "replayed": False, "aborted": self.aborted(),
                "damage": self.damage, "problems": self.problems}

    def aborted(self):
        """Why the ceremony was broken off; None if it was not."""
        last = self.facts[-1] if self.facts else None
        return (last.content or {}).get("reason", "") if last and last.type == "ceremony.aborted" else None

    def check(self):
        for name in sorted(self.files):
            if name not in FILES and not matches("artifacts/" + ARTIFACT, name):
                self.problems.append(f"{name!r}: not a file of a bundle")
        if missing := FILES - set(self.files):
            self.problems.append(f"missing: {', '.join(sorted(missing))}")
            return
        with self.part("checkpoint"):
            note = read_note(self.files["checkpoint"])
            require(len(note.signatures) == 1, "not exactly one checkpoint")
            self.checkpoint = note
        self.read_facts()
        if None not in self.facts:
            self.check_facts()
        signed = self.checkpoint and (self.checkpoint.size, self.checkpoint.root)
        if signed and (None in self.facts or (len(self.facts), self.roots[-1]) != signed):
            self.damage = self.locate()
        elif None in self.facts:
            self.damage = {"fact": self.facts.index(None)}
        elif unfit := [fact.seq for fact in self.facts if not fact.fits]:
            self.damage = {"fact": unfit[0]}

    def read_facts(self):
        *lines, rest = self.files["facts.jsonl"].split(b"\n")
        if rest:
            self.problems.append("facts.jsonl: no newline at the end")
            lines.append(rest)
        for place, line in enumerate(lines):
            self.facts.append(None)
            with self.part(f"fact {place}"):
                fact = self.facts[place] = read_line(line)
                seq, fact.seq = fact.seq, place
                require(seq == place, "`seq` is not the line's place")
                require(fact.fits, "`body` is not the commitment to the content")
        if rest:
            self.facts[-1] = None
        self.roots = tree_roots(fact.leaf for fact in takewhile(bool, self.facts))

    def check_facts(self):
        """What is checked when every line can be read."""
        with self.part("leaves"):
            expected = b"".join(fact.leaf.hex().encode() + b"\n" for fact in self.facts)
            require(self.files["leaves"] == expected, "not the leaves of the facts")
        with self.part("order"):
            self.check_order()
        for fact in self.facts:
            with self.part(f"fact {fact.seq}"):
                if fact.type in PUBLIC_TYPES:
                    require(fact.level == "public" and fact.content is not None, f"{fact.type} must be public")
                head = (fact.content or {}).get("head") if fact.type == "command" else None
                require(head == self.roots[fact.seq].hex() or not isinstance(head, str), "`head` is not the root")
        if self.problems:
            return
        spki = origin = None
        with self.part("ceremony.opened"):
            origin = self.check_opened(self.facts[1].content)
            script = sha256(self.files["script.yaml"]).hexdigest()
            require(self.facts[1].content["script"] == script, "`script` is not script.yaml's")
        with self.part("record-key.made"):
            spki = self.check_record_key()
        if spki and origin and self.checkpoint:
            self.check_checkpoints(origin, spki)
        self.check_artifacts()
        self.check_keys()
        with self.part("token.noted"):
            tokens = [fact.content for fact in self.of_type("token.noted")]
            for token in tokens:
                require(isinstance(token.get("name"), str), "`name` is not a string")
                require(isinstance(token.get("certified"), bool), "`certified` is not a boolean")
            self.software = not tokens or not all(token["certified"] for token in tokens)
        if self.level:
            with self.part("manifest.json"):
                self.check_manifest()

    def check_order(self):
        types = [fact.type for fact in self.facts]
        require(types[:2] == ["command", "ceremony.opened"], "does not begin with `command`, `ceremony.opened`")
        require(types.count("ceremony.opened") == 1, "`ceremony.opened` is there twice")
        endings = [type for type in types if type in ("ceremony.sealed", "ceremony.aborted")]
        require(types[-1:] == endings, "not sealed or aborted exactly at the end")
        require(len({fact.ceremony for fact in self.facts}) == 1, "lines of different ceremonies")
        for before, fact in zip(self.facts, self.facts[1:]):
            require(fact.type == "command" or fact.at == before.at, f"fact {fact.seq} has another time than its batch")

    def check_opened(self, opened):
        require(is_integer(opened.get("format")) and opened["format"] == 1, "`format` is not 1")
        require(isinstance(opened.get("rules"), str), "`rules` is not a string")
        require(opened.get("mode") in ("real", "rehearsal"), "`mode` is not a mode")
        require(matches(DIGEST, opened.get("script")), "`script` is not a digest")
        require(matches("none|" + DIGEST, opened.get("follows")), "`follows` is neither none nor a digest")
        return f"strongroom/{opened['mode']}/{self.facts[0].ceremony}"

    def check_record_key(self):
        made = self.of_type("record-key.made")
        require(len(made) == 1, "not there exactly once")
        spki = made[0].content.get("spki")
        require(matches("[0-9a-f]{182}", spki), "`spki` is not 91 bytes in hex")
        spki = bytes.fromhex(spki)
        require(spki.startswith(P256_PREFIX), "`spki` is not a P-256 key")
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), spki[26:])
        except ValueError:
            raise Invalid("`spki` is not a point on P-256") from None
        require(made[0].content.get("fingerprint") == sha256(spki).hexdigest(), "`fingerprint` is not the key's")
        return spki

    def check_checkpoints(self, origin, spki):
        with self.part("checkpoint"):
            check_own_note(self.checkpoint, origin, spki)
            require(self.checkpoint.size == len(self.facts), "not the number of facts")
            require(self.checkpoint.root == self.roots[-1], "not the root over the facts")
        for fact in self.of_type(*SIGNED_TYPES):
            with self.part(f"fact {fact.seq}"):
                text, size = fact.content.get("note"), fact.content.get("size")
                require(isinstance(text, str), "`note` is not a string")
                note = read_note(text.encode())
                check_own_note(note, origin, spki)
                require(is_integer(size) and size == note.size <= fact.seq, "not a size of a checkpoint here")
                require(note.root == self.roots[size], "not the root over the facts before")
        if self.outside is not None:
            with self.part("checkpoint from outside"):
                self.check_outside(origin, spki)

    def outside_note(self, origin, spki):
        """The note from outside, signed by the record key; None if it is no note but a digest."""
        if not isinstance(self.outside, Note):
            return None
        note = self.outside
        require(note.origin == origin, "not this record's origin")
        ours = [blob for name, blob in note.signatures if name == origin and blob[:4] == sha256(spki).digest()[:4]]
        require(len(ours) == 1, "not signed by the record key, once")
        check_signature(ours[0], note.text, spki)
        return note

    def check_outside(self, origin, spki):
        if note := self.outside_note(origin, spki):
            require(note.size <= len(self.facts) and note.root == self.roots[note.size], "not a root of this record")
            self.anchored = note.text == self.checkpoint.text
            return
        self.anchored = self.outside == self.checkpoint.digest
        require(self.anchored or self.outside in [note.digest for note in self.notes()], "another digest")

    def check_artifacts(self):
        there = {name.removeprefix("artifacts/") for name in self.files if name.startswith("artifacts/")}
        kept = {}
        for fact in self.of_type("artifact.kept"):
            with self.part(f"fact {fact.seq}"):
                name, size = fact.content.get("name"), fact.content.get("bytes")
                require(matches(ARTIFACT, name), "`name` is not a name")
                require(name not in kept, "`name` is there twice")
                require(matches(DIGEST, fact.content.get("sha256")), "`sha256` is not a digest")
                require(is_integer(size) and size >= 0, "`bytes` is not a length")
                require(fact.content.get("level") in LEVELS, "`level` is not a level")
                kept[name] = fact.content
                if name in there:
                    data = self.files["artifacts/" + name]
                    require(len(data) == size and sha256(data).hexdigest() == fact.content["sha256"],
                            f"artifacts/{name} is not these bytes")
        with self.part("level"):
            require(there <= set(kept), f"artifacts that no fact names: {sorted(there - set(kept))}")
            disclosed = {fact.level for fact in self.facts if fact.content is not None}
            level = max(map(LEVELS.index, disclosed | {kept[name]["level"] for name in there}), default=0)
            for fact in self.facts:
                require(fact.content is not None or LEVELS.index(fact.level) > level, f"fact {fact.seq} is withheld")
            for name, content in kept.items():
                require(name in there or LEVELS.index(content["level"]) > level, f"artifacts/{name} is withheld")
            self.level = LEVELS[level]

    def check_keys(self):
        keys = {}
        for fact in self.of_type("key.made"):
            with self.part(f"fact {fact.seq}"):
                require(isinstance(fact.content.get("label"), str), "`label` is not a string")
                keys[fact.content["label"]] = read_spki(fact.content.get("spki"))
        for fact in [fact for fact in self.facts if fact.type in PURPOSES]:
            with self.part(f"fact {fact.seq}"):
                label, challenge = fact.content.get("label"), fact.content.get("challenge")
                require(isinstance(label, str) and label in keys, "`label` is not that of a key")
                self.check_proof(PURPOSES[fact.type], challenge, fact.content.get("signature"), keys[label])
        kept = {fact.content["name"]: fact.content.get("level") for fact in self.of_type("artifact.kept")
                if isinstance(fact.content.get("name"), str)}
        for fact in self.of_type("certificate.made"):
            with self.part(f"fact {fact.seq}"):
                artifact, label, spki = (fact.content.get(name) for name in ("artifact", "label", "spki"))
                require(isinstance(artifact, str) and f"artifacts/{artifact}" in self.files, "no such artifact")
                require(kept.get(artifact) == "public", "the certificate is not public")
                require(isinstance(label, str) and label in keys, "`label` is not that of a key")
                require(spki == keys[label].hex(), "`spki` is not the key's")
                check_certificate(self.files[f"artifacts/{artifact}"], keys[label])

    def check_proof(self, purpose, challenge, signature, spki):
        require(matches("([0-9a-f]{2})+", challenge), "`challenge` is not hex")
        require(matches("([0-9a-f]{2})+", signature), "`signature` is not hex")
        key, _, arguments = load_key(spki)
        message = f"strongroom/{purpose}/v1\n{self.facts[0].ceremony}\n".encode() + bytes.fromhex(challenge)
        try:
            key.verify(bytes.fromhex(signature), message, *arguments)
        except (InvalidSignature, ValueError):
            raise Invalid("the key has not signed this") from None

    def check_manifest(self):
        files = [{"bytes": len(data), "name": name, "sha256": sha256(data).hexdigest()}
                 for name, data in sorted(self.files.items()) if name != "manifest.json"]
        expected = {"ceremony": self.facts[0].ceremony, "files": files, "level": self.level,
                    "size": len(self.facts), "v": 1}
        require(self.files["manifest.json"] == canonical(expected) + b"\n", "not the manifest of these files")

    def notes(self):
        """What the record key signed, in the facts and outside, as far as it can be read."""
        try:
            origin, spki = self.check_opened(self.facts[1].content), self.check_record_key()
        except (Invalid, AttributeError, IndexError):
            return
        for fact in self.of_type(*SIGNED_TYPES):
            with part([], ""):
                text, size = ((fact.content or {}).get(name) for name in ("note", "size"))
                require(isinstance(text, str), "`note` is not a string")
                note = read_note(text.encode())
                check_own_note(note, origin, spki)
                if is_integer(size) and size == note.size <= fact.seq:
                    yield note
        with part([], ""):
            note = self.outside_note(origin, spki)
            if note and note.size <= len(self.facts):
                yield note

    def locate(self):
        """Where the facts differ from what was signed; None if that cannot be said."""
        ours = [fact and fact.leaf for fact in self.facts]
        listed = re.fullmatch(rb"([0-9a-f]{64}\n)+", self.files["leaves"])
        if listed:
            theirs = [bytes.fromhex(line.decode()) for line in self.files["leaves"].split()]
            if len(theirs) == self.checkpoint.size and tree_roots(theirs)[-1] == self.checkpoint.root:
                return {"fact": next(i for i, (a, b) in enumerate(zip_longest(ours, theirs)) if a is None or a != b)}
        if None in self.facts:
            return {"fact": self.facts.index(None)}
        notes = list(self.notes())
        agree = {note.size for note in notes if self.roots[note.size] == note.root}
        first = max(agree, default=0)
        size = max(len(self.facts), self.checkpoint.size)
        end = min({note.size for note in notes} - agree, default=size)
        return {"from": first, "to": end - 1} if notes and first < end else None


# Bundles


def read_file(path, most):
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge
    return data


def read_directory(path):
    files, left = {}, MOST_BYTES
    for entry in path.rglob("*"):
        mode, name = entry.lstat().st_mode, entry.relative_to(path).as_posix()
        require(stat.S_ISREG(mode) or stat.S_ISDIR(mode) and name == "artifacts", f"{name!r} is not a plain file")
        if stat.S_ISREG(mode):
            files[name] = read_file(entry, left)
            left -= len(files[name])
            if len(files) > MOST_FILES:
                raise TooLarge
    return files


def archive(files):
    """The one ustar archive of these files."""
    blocks = []
    for name, data in sorted(files.items()):
        before = b"bundle/" + name.encode().ljust(93, b"\0") + b"000600 \0" + 2 * b"000000 \0" + b"%011o " % len(data)
        before += b"00000000000 "
        after = b"0" + bytes(100) + b"ustar\00000" + bytes(64) + 2 * b"000000 \0" + bytes(167)
        checksum = b"%06o \0" % (sum(before + after) + 8 * ord(" "))
        blocks += [before, checksum, after, data, bytes(-len(data) % 512)]
    return b"".join(blocks) + bytes(1024)


def read_archive(data):
    files, at = {}, 0
    while any(header := data[at:at + 512]):
        found = re.match(rb"bundle/([!-~]+)\0*$", header[:100])
        size = re.fullmatch(rb"([0-7]{11}) ", header[124:136])
        require(found and size, "not an archive of a bundle")
        size = int(size[1], 8)
        files[found[1].decode()] = data[at + 512:at + 512 + size]
        at += 512 + size + -size % 512
    require(not files or archive(files) == data, "not the archive that packing its files gives")
    return files


def verify(path, outside=None):
    """The report on the bundle at a path, and the exit status."""
    nothing = {"valid": False, "anchored": False, "root": None, "words": [], "size": 0, "level": None}
    try:
        files = read_directory(path) if path.is_dir() else read_archive(read_file(path, MOST_BYTES + 1024 * (MOST_FILES + 1)))
        if len(files) > MOST_FILES or len(files.get("facts.jsonl", b"")) > MOST_FACTS:
            raise TooLarge
        if not FILES & set(files):
            return nothing | {"problems": ["unreadable: none of the files of a bundle"]}, 2
        report = Record(files, outside).report()
    except TooLarge:
        return nothing | {"problems": ["unreadable: larger than a bundle can be"]}, 2
    except OSError as error:
        return nothing | {"problems": [f"unreadable: {error}"]}, 2
    except Invalid as problem:
        return nothing | {"problems": [f"bundle: {problem}"]}, 1
    return report, 0 if report["valid"] else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    arguments = parser.parse_args()
    if int(unicodedata.unidata_version.split(".")[0]) < 14:
        parser.exit(2, "Python 3.11 or later is needed: its Unicode is older than the record's\n")
    try:
        outside = arguments.checkpoint and read_file(arguments.checkpoint, MOST_OUTSIDE)
    except (OSError, TooLarge) as error:
        parser.exit(2, ascii(f"{arguments.checkpoint}: {error or 'too long'}") + "\n")
    try:
        report, status = verify(arguments.bundle, outside)
    except Malformed as problem:
        parser.exit(2, ascii(f"{arguments.checkpoint}: {problem}") + "\n")
    print(json.dumps(report))
    return status


# What Unicode 14.0.0 has not assigned: gap and length of each range in base 36; then where ranges begin and end in turn

UNASSIGNED = list(accumulate(int(step, 36) for step in """
    oo 2 6 4 7 1 1 1 k 1 b1 1 12 2 1e 2 3 1 1j 8 r 4 6 b 7i 1 1o 2 2t e 1n 2 1d 2 f 1 s 2 1 1 b 5 v 1 2 6 6k 1 8 2 2 2
    m 1 7 1 1 3 4 2 9 2 2 2 4 8 1 4 2 1 5 2 p 2 3 1 6 4 2 2 m 1 7 1 2 1 2 1 2 2 1 1 5 4 2 2 3 3 1 7 4 1 1 7 h a 3 1 9
    1 3 1 m 1 7 1 2 1 5 2 a 1 3 1 3 2 1 f 4 2 c 7 7 1 3 1 8 2 2 2 m 1 7 1 2 1 5 2 9 2 2 2 3 7 3 4 2 1 5 2 i a 2 1 6 3
    3 1 4 3 2 1 1 1 2 3 2 3 3 3 c 4 5 3 3 1 4 2 1 6 1 e l 5 d 1 3 1 n 1 g 2 9 1 3 1 4 7 2 1 3 2 1 2 4 2 a 7 m 1 3 1 n
    1 a 1 5 2 9 1 3 1 4 7 2 6 2 1 4 2 a 1 2 d d 1 3 1 1f 1 3 1 6 4 g 2 q 1 3 1 i 3 o 1 9 1 1 2 7 3 1 4 6 1 1 1 8 6 a 2
    3 c 1m 4 t 11 2 1 1 1 5 1 o 1 1 1 n 2 5 1 1 1 6 2 a 2 4 w 20 1 10 4 13 1 10 1 f 1 d 11 5i 1 1 5 1 2 ah 1 4 2 7 1 1
    1 4 2 15 1 4 2 x 1 4 2 7 1 1 1 4 2 f 1 1l 1 4 2 1v 2 w 3 q 6 2e 2 6 2 il 3 2h 7 m 9 o 9 k c d 1 3 1 2 c 2m 2 a 6 a
    6 q 6 2h 7 17 5 1y a v 1 c 4 c 4 1 3 16 2 5 b 18 4 q 6 b 3 1q 2 1t 1 t 2 b 6 a 6 e 2 v 1d 25 3 1b 1 38 8 1o 3 f 3
    1o 7 17 2 b 8 17 5 eu 2 6 2 12 2 6 2 8 1 1 1 1 1 1 1 v 2 1h 1 f 1 e 2 6 1 j 2 3 1 9 1 2t 1 c 2 r 1 d 3 x f x f 3w
    4 if p b l 1ec 2 w 1 9p 5 19 1 1 5 1 2 1k 7 2 e o 9 7 1 7 1 7 1 7 1 7 1 7 1 7 1 7 1 3i y q 1 2h c 5y q c 4 1s 1 2e
    2 2v 5 17 1 2m 1 2c c 1b 1 mlp 3 1j 9 9o k 54 8 5n 5 2 1 1 1 5 o 1n 3 a 6 1k 8 1y 8 c 6 38 b u 3 26 1 b 4 x 1 1j 9
    e 2 a 2 2v o s a 6 2 6 2 6 9 7 1 7 1 1o 4 3i 2 a 6 8mc c n 4 1d 4 6su 2 2y 12 7 c 5 5 q 1 5 1 1 1 2 1 2 1 3h g cd
    2 1i 7 1 w 16 6 1f 1 j 1 4 4 5 1 3r 2 1 1 5a 3 6 2 6 2 6 2 3 3 7 1 7 a 5 2 c 1 q 1 j 1 2 1 f 2 e y 3f 5 3 4 19 3
    2g 1 d 3 1 1b 1a 3m t 3 1d f s 4 10 9 u 5 17 5 u 1 11 4 e 16 4e 2 a 6 10 4 10 4 14 8 1g b c 1 f 1 7 1 2 1 b 1 f 1
    7 1 2 1v 8n 9 m a 8 o 6 1 16 1 9 1x 6 2 1 1 18 1 2 3 1 2 n 1 20 8 9 1c j 1 2 5 x 3 r 5 1 1s 1k 4 k 2 1e 1 2 5 8 1
    3 1 t 2 3 4 a 7 9 7 1s w 13 4 c 9 1i 3 t 2 r 5 q 7 4 c 7 28 21 1j 1f d 1f 7 1a 8 a 86 v 1 16 1 3 2 2 26 14 8 16 m
    q 12 s k n 9 26 4 10 9 1w a 1 2 p 7 a 6 1h 1 i 8 13 9 2o 1 k b i 1 18 1t 7 1 1 1 4 1 f 1 b 6 1n 5 a 6 4 1 8 2 2 2
    m 1 7 1 2 1 5 1 a 2 2 2 3 2 1 6 1 5 7 2 7 3 5 3v 2k 1 5 u 20 8 a 4m 1i 2 12 y 1x b a 6 d j 1m 6 a 1i r 2 f 4 n 55
    1o 2s 2b c 8 2 1 2 8 1 2 1 u 1 2 2 c 9 a 1y 8 2 1a 2 b r 20 8 2b d 21 7b 9 1 19 1 e a t 3 w 2 m 1 e 21 7 1 2 1 18
    3 1 1 2 1 9 8 a 6 6 1 2 1 11 1 2 1 6 7 a 8m p 53 1 f 1e d pn 2u 33 1 5 b 5g 218 2r d tr 1 9 347 g7 6nt ft 7 v 1 a
    4 29 1 a 6 u 2 6 a 1y a a 1 7 1 l 5 j j4 2j 2t 23 4 1l 7 h 1s 5 b 2 e 4qg 8 ye 16 9 6w7 4 1 7 1 2 1 83 19 3 h 4 8
    b0 1s4 2z 5 d 3 9 7 a 2 8 3mk 1a 2 n 9 38 1o 6u a 13 2 5e l 1y 4a k c 2f 9 p 3r 2d 1 1z 1 2 2 1 2 2 2 4 1 c 1 1 1
    7 1 1t 1 4 2 8 1 7 1 s 1 4 1 5 1 1 3 7 1 9g 2 84 2 ji f 5 1 f uo v 69 7 1 h 2 7 1 2 1 5 5x 19 3 e 2 a 4 2 8w v h
    1m 5 1 yo 7 1 4 1 2 1 f 1 5h 2 g 15 24 4 a 4 2 lt 1w 24 1p 5e 4 1 r 1 2 1 1 2 1 1 a 1 4 1 1 1 1 6 1 4 1 1 1 1 1 1
    3 1 2 1 1 2 1 1 1 1 1 1 1 1 1 1 2 1 1 2 4 1 7 1 4 1 4 1 1 1 a 1 h 5 3 1 5 1 h 1g 2 7i 18 4 2s c f 2 f 1 f 1 11 a
    4u 1k t d 18 4 9 7 2 e 6 4a rc 5 g 3 d 3 38 c 2h 7 c 4 1 f c 4 1k 8 a 6 14 8 u 2 2 26 9g c e 2 5 3 5 3 7 9 t 3 b 5
    6 a a 6 8 8 7 9 43 1 1j 11 a sm wyo w 37d 7 66 2 4g2 e 5rl 2e7 f2 15u 3t7 fcfq 1 u 2o 3k 6o 1e6o 1eke 2 1eke 2
""".split()))


# The PGP word list: two syllables, three syllables

WORDS = (
    """
    aardvark absurd accrue acme adrift adult afflict ahead aimless Algol allow alone ammo ancient apple artist
    assume Athens atlas Aztec baboon backfield backward banjo beaming bedlamp beehive beeswax befriend Belfast
    berserk billiard bison blackjack blockade blowtorch bluebird bombast bookshelf brackish breadline breakup
    brickyard briefcase Burbank button buzzard cement chairlift chatter checkup chisel choking chopper Christmas
    clamshell classic classroom cleanup clockwork cobra commence concert cowbell crackdown cranky crowfoot crucial
    crumpled crusade cubic dashboard deadbolt deckhand dogsled dragnet drainage dreadful drifter dropper drumbeat
    drunken Dupont dwelling eating edict egghead eightball endorse endow enlist erase escape exceed eyeglass
    eyetooth facial fallout flagpole flatfoot flytrap fracture framework freedom frighten gazelle Geiger glitter
    glucose goggles goldfish gremlin guidance hamlet highchair hockey indoors indulge inverse involve island jawbone
    keyboard kickoff kiwi klaxon locale lockup merit minnow miser Mohawk mural music necklace Neptune newborn
    nightbird Oakland obtuse offload optic orca payday peachy pheasant physique playhouse Pluto preclude prefer
    preshrunk printer prowler pupil puppy python quadrant quiver quota ragtime ratchet rebirth reform regain
    reindeer rematch repay retouch revenge reward rhythm ribcage ringbolt robust rocker ruffled sailboat sawdust
    scallion scenic scorecard Scotland seabird select sentence shadow shamrock showgirl skullcap skydive slingshot
    slowdown snapline snapshot snowcap snowslide solo southward soybean spaniel spearhead spellbind spheroid spigot
    spindle spyglass stagehand stagnate stairway standard stapler steamship sterling stockman stopwatch stormy sugar
    surmount suspense sweatband swelter tactics talon tapeworm tempest tiger tissue tonic topmost tracker transit
    trauma treadmill Trojan trouble tumor tunnel tycoon uncut unearth unwind uproot upset upshot vapor village virus
    Vulcan waffle wallet watchword wayside willow woodlark Zulu
    """.split(),
    """
    adroitness adviser aftermath aggregate alkali almighty amulet amusement antenna applicant Apollo armistice
    article asteroid Atlantic atmosphere autopsy Babylon backwater barbecue belowground bifocals bodyguard
    bookseller borderline bottomless Bradbury bravado Brazilian breakaway Burlington businessman butterfat Camelot
    candidate cannonball Capricorn caravan caretaker celebrate cellulose certify chambermaid Cherokee Chicago
    clergyman coherence combustion commando company component concurrent confidence conformist congregate consensus
    consulting corporate corrosion councilman crossover crucifix cumbersome customer Dakota decadence December
    decimal designing detector detergent determine dictator dinosaur direction disable disbelief disruptive
    distortion document embezzle enchanting enrollment enterprise equation equipment escapade Eskimo everyday
    examine existence exodus fascinate filament finicky forever fortitude frequency gadgetry Galveston getaway
    glossary gossamer graduate gravity guitarist hamburger Hamilton handiwork hazardous headwaters hemisphere
    hesitate hideaway holiness hurricane hydraulic impartial impetus inception indigo inertia infancy inferno
    informant insincere insurgent integrate intention inventive Istanbul Jamaica Jupiter leprosy letterhead liberty
    maritime matchmaker maverick Medusa megaton microscope microwave midsummer millionaire miracle misnomer molasses
    molecule Montana monument mosquito narrative nebula newsletter Norwegian October Ohio onlooker opulent Orlando
    outfielder Pacific pandemic Pandora paperweight paragon paragraph paramount passenger pedigree Pegasus penetrate
    perceptive performance pharmacy phonetic photograph pioneer pocketful politeness positive potato processor
    provincial proximate puberty publisher pyramid quantity racketeer rebellion recipe recover repellent replica
    reproduce resistor responsive retraction retrieval retrospect revenue revival revolver sandalwood sardonic
    Saturday savagery scavenger sensation sociable souvenir specialist speculate stethoscope stupendous supportive
    surrender suspicious sympathy tambourine telephone therapist tobacco tolerance tomorrow torpedo tradition
    travesty trombonist truncated typewriter ultimate undaunted underfoot unicorn unify universe unravel upcoming
    vacancy vagabond vertigo Virginia visitor vocalist voyager warranty Waterloo whimsical Wichita Wilmington
    Wyoming yesteryear Yucatan
    """.split(),
)

if __name__ == "__main__":
    sys.exit(main())
