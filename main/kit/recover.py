#!/usr/bin/env python3
"""Brings keys and secrets back from the shares on paper and on cards.

    python3 -I recover.py FOLDER OUT

FOLDER is the folder with contents.json: this one ("."), or "twin" to practise. OUT is a new folder for what comes back; it belongs
on a file system in memory, such as /dev/shm/recovered. The shares are read from the keyboard, or from standard input. In place of the
words (or blocks) of share 2, say, a line may be

    card 2          if its card is in a reader: the PIN is asked for, or read from the next line
    card 2 HEX      with what the card and the one-time key of the sender agreed on (ECDH, the x-coordinate), from another program

It needs Python 3.9 and python3-cryptography, for cards pcscd and libpcsclite1 too, and nothing of the program that made this folder. It
uses no network and no other program, and writes to OUT alone. SLIP-0039 is at https://github.com/satoshilabs/slips, in slip-0039.md.

Exit status: 0 if everything came back and is what the record says; 1 if not; 2 if it was called in another way.
"""
import ctypes
import getpass
import hashlib
import hmac
import json
import os
import sys
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import cmac, hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)

KEY_CHECK_TEXT = b"strongroom/check-value/v1\n"


class Wrong(Exception):
    """What is wrong, and what to do, in a sentence."""


# Shares (SLIP-0039)

GENERATOR = [
    0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009,
    0x1C0C2412, 0x38086C24, 0x3090FC48, 0x21B1F890, 0x3F3F120,
]  # fmt: skip


def checksum_is_right(words, extendable):
    """RS1024 over the customization string and all words."""
    value = 1
    for symbol in [*(b"shamir_extendable" if extendable else b"shamir"), *words]:
        value = rs1024_step(value, symbol)
    return value == 1


def rs1024_step(value, symbol):
    high = value >> 20
    value = (value & 0xFFFFF) << 10 ^ symbol
    for bit, term in enumerate(GENERATOR):
        if high >> bit & 1:
            value ^= term
    return value


def share_of(words, contents):
    """(number from 1, value) of a share's words as places in the list. Throws Wrong."""
    if len(words) != contents["words"]:
        raise Wrong(f"A share of this set has {contents['words']} words; {len(words)} were typed. Type it again.")
    first, second = words[0] << 10 | words[1], words[2] << 10 | words[3]
    if not checksum_is_right(words, first >> 4 & 1):
        raise Wrong("All words are in the list, but the checksum is wrong: compare each word, and their order, with the sheet.")
    if first >> 5 != contents["identifier"]:
        raise Wrong(f"This share is of set {first >> 5}; this folder needs those of set {contents['identifier']}.")
    # One group, an exponent of 0 and no extendable flag: so the program made it.
    if first & 31 or second >> 8 or (second & 15) + 1 != contents["threshold"]:
        raise Wrong("This share says of its set what this folder does not: it was made by something else.")
    bits = 0
    for word in words[4:-3]:
        bits = bits << 10 | word
    length = (len(words) - 7) * 10 // 16 * 2
    if bits >> 8 * length:
        raise Wrong("The share's padding is not zero: it was made by something else.")
    return (second >> 4 & 15) + 1, bits.to_bytes(length, "big")


EXP, LOG = [0] * 255, [0] * 256
power = 1
for exponent in range(255):
    EXP[exponent], LOG[power] = power, exponent
    power ^= power << 1
    if power & 0x100:
        power ^= 0x11B


def interpolate(points, x):
    """The polynomial through `points` (x, bytes) over GF(256), at `x`."""
    for at, value in points:
        if at == x:
            return value
    result = bytearray(len(points[0][1]))
    for at, value in points:
        basis = 0
        for other, _ in points:
            if other != at:
                basis += LOG[other ^ x] - LOG[other ^ at]
        for place, byte in enumerate(value):
            result[place] ^= EXP[(LOG[byte] + basis) % 255] if byte else 0
    return bytes(result)


def secret_of(shares, identifier):
    """The secret of exactly as many shares (number, value) as it takes, without a passphrase. Throws Wrong."""
    points = [(number - 1, value) for number, value in shares]
    secret, digest = interpolate(points, 255), interpolate(points, 254)
    if not hmac.compare_digest(digest[:4], hmac.new(digest[4:], secret, hashlib.sha256).digest()[:4]):
        raise Wrong("These shares do not belong together: one of them is of another set with the same number.")
    half = len(secret) // 2
    left, right = secret[:half], secret[half:]
    for number in (3, 2, 1, 0):
        salt = b"shamir" + identifier.to_bytes(2, "big") + right
        key = hashlib.pbkdf2_hmac("sha256", bytes([number]), salt, 2500, half)
        left, right = right, bytes(a ^ b for a, b in zip(left, key))
    return right + left


# Shares of npm shamirs-secret-sharing, in our envelope, as blocks: docs/SHAMIR.md of the program has the form

MACHINE = "shamirs-secret-sharing"


def times(a, b):
    """In GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return product


def inverse(a):
    """a^254."""
    result = a
    for _ in range(253):
        result = times(result, a)
    return result


def check_digit(digits, place):
    """Of a block: Horner over its digits in GF(16) modulo x^4 + x + 1, from the last, and its place."""
    total = 0
    for digit in reversed(digits):
        total ^= digit
        total = total << 1 ^ (0x13 if total & 8 else 0)
    return total ^ place & 15


def blocks_in(text, before):
    """The blocks of a text, 16 bits each, with or without numbers before them; `before`: how many there were. Throws Wrong."""
    blocks = []
    for item in text.lower().split():
        if len(item.rstrip(".:)")) < 4:
            continue
        place = before + len(blocks) + 1
        try:
            *digits, last = (int(digit, 16) for digit in item)
        except ValueError:
            digits, last = [], 0
        if len(digits) != 4 or check_digit(digits, place) != last:
            raise Wrong(f"Block {place} of this share has a slip. Compare it with the sheet, and type the share again.")
        blocks.append(int(item[:4], 16))
    return blocks


def machine_share(blocks, contents):
    """(number from 1, value) of a share's blocks. Throws Wrong."""
    if len(blocks) != contents["words"]:
        raise Wrong(f"A share of this set has {contents['words']} blocks; {len(blocks)} were typed. Type it again.")
    share = b"".join(block.to_bytes(2, "big") for block in blocks)
    body, checksum = share[:-16], share[-16:]
    if hashlib.sha256(body).digest()[:16] != checksum:
        raise Wrong("The checksum is wrong: compare each block, and their order, with the sheet.")
    threshold, _, number = body[6:9]
    identifier, value = int.from_bytes(body[9:11], "big"), body[18:]
    if identifier != contents["identifier"]:
        raise Wrong(f"This share is of set {identifier}; this folder needs those of set {contents['identifier']}.")
    if body[:6] != b"srms\x01\x01" or threshold != contents["threshold"] or value[:2] != bytes([8, number]):
        raise Wrong("This share says of its set what this folder does not: it was made by something else.")
    return number, value


def machine_secret(shares, _):
    """The key of exactly as many shares (number, value) as it takes; whether it is the right one its check value says. Throws Wrong."""
    padded = bytearray(len(shares[0][1]) - 2)
    for number, value in shares:
        weight = 1
        for other, _ in shares:
            if other != number:
                weight = times(weight, times(other, inverse(other ^ number)))
        for place, byte in enumerate(value[2:]):
            padded[place] ^= times(byte, weight)
    # Zeros, a one, and two bytes for each of the key from its last to its first, of which the former is zero.
    head, key = padded[:-64], padded[:-65:-1][::2]
    if len(head) != 16 or head != bytes(15) + b"\x01" or any(padded[-64::2]):
        raise Wrong("These shares do not belong together: one of them is of another set.")
    return bytes(key)


# What is opened


def cmac_of_zeros(key):
    mac = cmac.CMAC(algorithms.AES(key))
    mac.update(bytes(16))
    return mac.finalize()


def check_value(key, method):
    """Check value of an AES or HMAC key: all bytes that the method gives."""
    if method == "CMAC":
        return cmac_of_zeros(key)
    if method == "ECB":
        encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return encryptor.update(bytes(16)) + encryptor.finalize()
    if method == "KWP":
        return aes_key_wrap_with_padding(key, hashlib.sha256(KEY_CHECK_TEXT).digest())
    if method == "HMAC-SHA256":
        return hmac.new(key, KEY_CHECK_TEXT, hashlib.sha256).digest()
    raise Wrong(f"The check value's method {method!r} is not known here.")


def has_check_value(key, check):
    return check_value(key, check["method"])[: check["length"]].hex() == check["value"]


def unwrapped(blob, backup):
    """RFC 5649. Throws Wrong."""
    try:
        return aes_key_unwrap_with_padding(backup, blob)
    except (InvalidUnwrap, ValueError):
        raise Wrong("The archive does not open: it is damaged, or of another set.") from None


def private_key(blob, backup, item):
    """PKCS #8 in DER. Some HSMs round up: at most seven zeros follow, which DER's own length cuts off. Throws Wrong."""
    padded = unwrapped(blob, backup)
    octets = padded[1] & 0x7F if padded[1] & 0x80 else 0
    length = 2 + octets + (int.from_bytes(padded[2 : 2 + octets], "big") if octets else padded[1])
    if not 0 <= len(padded) - length < 8 or any(padded[length:]):
        raise Wrong("What the archive holds is no key with padding.")
    public = serialization.load_der_private_key(padded[:length], None).public_key()
    spki = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    if spki.hex() != item["spki"]:
        raise Wrong("This is a key, but not the one on record.")
    return padded[:length]


def secret_key(blob, backup, item):
    """The key's bytes. Throws Wrong."""
    key = unwrapped(blob, backup)
    if not has_check_value(key, item["keyCheck"]):
        raise Wrong("This is a key, but not the one on record.")
    return key


def envelope(file, key, item):
    """The secret in the envelope (AES-256-GCM over canonical JSON as additional data). Throws Wrong."""
    names = json.loads(file)
    nonce, ciphertext, tag = (bytes.fromhex(names.pop(name)) for name in ("nonce", "ciphertext", "tag"))
    header = json.dumps(names, sort_keys=True, separators=(",", ":")).encode()
    try:
        plaintext = AESGCM(key).decrypt(nonce, ciphertext + tag, header)
    except InvalidTag:
        raise Wrong("The envelope does not open: it is damaged, or of another set.") from None
    salt, secret = plaintext[:32], plaintext[32:]
    bound = b"".join(bytes([len(names[name])]) + names[name].encode() for name in ("ceremony", "set", "label"))
    if hashlib.sha256(b"\x04" + salt + bound + secret).hexdigest() != item["commitment"]:
        raise Wrong("This is a secret, but not the one on record.")
    return secret


OPENERS = {"key": private_key, "secret-key": secret_key, "envelope": envelope}


# Shares on cards: HPKE (RFC 9180), base mode, one message; docs/CARDS.md of the program has the format

SUITES = {
    "DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM": (hashes.SHA256(), 16, 1, ec.SECP256R1(), 0x11),
    "DHKEM(P-384, HKDF-SHA384), HKDF-SHA384, AES-256-GCM": (hashes.SHA384(), 17, 2, ec.SECP384R1(), 0x14),
}


def sealed_share(folder, contents, number):
    """(the file of that share as it was written, what it says). Throws Wrong."""
    for card in contents["cards"]:
        if card["share"] == number:
            file = (folder / card["file"]).read_bytes()
            if hashlib.sha256(file).hexdigest() != card["sha256"]:
                raise Wrong(f"{card['file']} is not the file on record; take it from another copy.")
            return file, json.loads(file)
    raise Wrong(f"Share {number} is on no card; type its words.")


def words_from_card(sealed, agreed):
    """The places in the list of a share's words, or its blocks; `agreed` is the x-coordinate from the card. Throws Wrong."""
    sealed = dict(sealed)
    suite, card, enc, ciphertext = (sealed.pop(name) for name in ("suite", "card", "enc", "ciphertext"))
    hash, kem, kdf, curve, _ = SUITES[suite]
    if len(agreed) != (curve.key_size + 7) // 8:
        raise Wrong("What the card gave has the wrong length. Try again.")
    enc = bytes.fromhex(enc)
    point = bytes.fromhex(card)[-len(enc):]
    info = json.dumps(sealed, sort_keys=True, separators=(",", ":")).encode("ascii")

    def mac(key, text):
        return hmac.new(key or bytes(hash.digest_size), text, hash.name).digest()

    def extract(names, salt, label, secret):
        return mac(salt, b"HPKE-v1" + names + label + secret)

    def expand(names, key, label, context, length):
        return mac(key, length.to_bytes(2, "big") + b"HPKE-v1" + names + label + context + b"\x01")[:length]

    of_kem = b"KEM" + kem.to_bytes(2, "big")
    of_all = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (kem, kdf, 2))
    shared = expand(of_kem, extract(of_kem, b"", b"eae_prk", agreed), b"shared_secret", enc + point, hash.digest_size)
    context = b"\x00" + extract(of_all, b"", b"psk_id_hash", b"") + extract(of_all, b"", b"info_hash", info)
    secret = extract(of_all, shared, b"secret", b"")
    key, nonce = expand(of_all, secret, b"key", context, 32), expand(of_all, secret, b"base_nonce", context, 12)
    try:
        opened = AESGCM(key).decrypt(nonce, bytes.fromhex(ciphertext), b"")
    except InvalidTag:
        raise Wrong("This does not open the share: it is from another card, or was cut short.") from None
    # Of a share in blocks, the envelope itself.
    return [int.from_bytes(opened[at:at + 2], "big") for at in range(0, len(opened), 2)]


class Protocol(ctypes.Structure):
    _fields_ = [("protocol", ctypes.c_ulong), ("length", ctypes.c_ulong)]


class Reader:
    """A card in a reader, through pcscd, used alone and reset afterwards."""

    def __init__(self, library, context, name):
        self.library, self.handle, protocol = library, ctypes.c_long(), ctypes.c_ulong()
        held = library.SCardConnect(context, name, 1, 3, ctypes.byref(self.handle), ctypes.byref(protocol))
        self.here, self.protocol = held == 0, Protocol(protocol.value, ctypes.sizeof(Protocol))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.here:
            self.library.SCardDisconnect(self.handle, 1)

    def send(self, head, data=b"", answers=True):
        """(answer, status) of one command; parts of a long answer are put together. Throws Wrong."""
        apdu = bytes.fromhex(head) + (bytes([len(data)]) + data if data else b"") + (b"\x00" if answers else b"")
        answer = b""
        while True:
            room, length = ctypes.create_string_buffer(4096), ctypes.c_ulong(4096)
            sent = self.library.SCardTransmit(
                self.handle, ctypes.byref(self.protocol), apdu, ctypes.c_ulong(len(apdu)), None, room, ctypes.byref(length)
            )
            if sent != 0 or length.value < 2:
                raise Wrong("The card stopped answering. Take it out, put it in again, and type the line again.")
            part = room.raw[: length.value]
            answer += part[:-2]
            if part[-2] != 0x61 or len(answer) > 4096:
                return answer, part[-2:].hex()
            apdu = bytes.fromhex("00c00000") + part[-1:]


def readers():
    """The cards that are in readers now. Throws Wrong."""
    try:
        library = ctypes.CDLL("libpcsclite.so.1")
    except OSError:
        raise Wrong("Cards need Debian's packages pcscd, libpcsclite1 and libccid.") from None
    context, names, length = ctypes.c_long(), ctypes.create_string_buffer(4096), ctypes.c_ulong(4096)
    if library.SCardEstablishContext(ctypes.c_ulong(2), None, None, ctypes.byref(context)) != 0:
        raise Wrong("The service for readers does not run: systemctl start pcscd")
    try:
        if library.SCardListReaders(context, None, names, ctypes.byref(length)) == 0:
            for name in filter(None, names.raw[: length.value].split(b"\x00")):
                with Reader(library, context, name) as reader:
                    if reader.here:
                        yield reader
    finally:
        library.SCardReleaseContext(context)


APPLETS = {
    "piv": ("a000000308", "00cb3fff", bytes.fromhex("5c035fc10d"), "00200080"),
    "openpgp": ("d27600012401", "00ca0101", b"", "00200082"),
}


def with_length(tag, content):
    return bytes.fromhex(tag) + bytes([len(content)]) + content


def agreed_by_card(folder, contents, number, pin):
    """What the card that keeps that share agrees on with the sender's one-time key. `pin` asks for the PIN. Throws Wrong."""
    file, sealed = sealed_share(folder, contents, number)
    applet = next(card["applet"] for card in contents["cards"] if card["share"] == number)
    application, get, which, verify = APPLETS[applet]
    point, algorithm = bytes.fromhex(sealed["enc"]), SUITES[sealed["suite"]][4]
    for reader in readers():
        if reader.send("00a40400", bytes.fromhex(application))[1] != "9000" or file not in reader.send(get, which)[0]:
            continue
        if applet == "openpgp" and b"\x81\x01\x03" in reader.send("00ca00f9")[0]:
            raise Wrong("This card wants its PIN hashed, which this program cannot do. Use GnuPG, and the line with HEX.")
        typed = pin().encode("ascii", "replace")
        status = reader.send(verify, typed.ljust(8, b"\xff") if applet == "piv" else typed, answers=False)[1]
        if status != "9000":
            raise Wrong(f"The card refuses the PIN (status {status}). After three wrong ones it is blocked.")
        if applet == "piv":
            asked = with_length("7c", b"\x82\x00" + with_length("85", point))
            answer, status = reader.send(f"0087{algorithm:02x}9d", asked)
            answer = answer[4:]
        else:
            answer, status = reader.send("002a8086", with_length("a6", with_length("7f49", with_length("86", point))))
        if status != "9000":
            raise Wrong(f"The card does not open the share (status {status}). If it blinked, touch it the next time.")
        return answer
    raise Wrong(f"No card in a reader keeps share {number}. Put that card in, and type the line again.")


# People


def words_in(text, known):
    """Places in the list of the words of a text, in full or by four letters, with or without numbers before them. Throws Wrong."""
    words = []
    for word in text.lower().replace(".", " ").split():
        if word.isdigit():
            continue
        place = known.get(word)
        if place is None:
            raise Wrong(f"Word {len(words) + 1} of this share is not in the list (words.txt). Type the share again.")
        words.append(place)
    return words


def read_share(words, contents):
    """(number from 1, value) of what was typed, or came from a card. Throws Wrong."""
    return machine_share(words, contents) if contents["scheme"] == MACHINE else share_of(words, contents)


def share_from_card(folder, contents, line, lines, asks):
    """`card NUMBER`, or with what another program had the card agree on. Throws Wrong."""
    _, number, *given = line.split()
    if not number.isdigit():
        raise Wrong("Type the number of the share after card.")
    if given:
        try:
            agreed = bytes.fromhex("".join(given))
        except ValueError:
            raise Wrong("What the card agreed on is not hex. Type card, the number of the share, and the hex again.") from None
    else:
        pin = (lambda: getpass.getpass("  PIN of the card: ")) if asks else (lambda: next(lines, "").strip())
        agreed = agreed_by_card(folder, contents, int(number), pin)
    return read_share(words_from_card(sealed_share(folder, contents, int(number))[1], agreed), contents)


def is_of_card(line):
    """True for `card NUMBER` and `card NUMBER HEX`: a share may begin with the word cards, and four letters of it are enough."""
    first, second, *rest = line.lower().split() + ["", ""]
    return first == "card" and second != "" and (second.isdigit() or rest == ["", ""])


def typed_share(folder, contents, known, lines, asks):
    """Lines up to as many words as a share has, or an empty one, or one for a card. Throws Wrong; EOFError where nothing is left."""
    words = []
    for line in lines:
        if not words and is_of_card(line):
            return share_from_card(folder, contents, line, lines, asks)
        words += blocks_in(line, len(words)) if contents["scheme"] == MACHINE else words_in(line, known)
        if len(words) >= contents["words"] or (words and not line.strip()):
            return read_share(words, contents)
    if words:
        return read_share(words, contents)
    raise EOFError


def quorum(folder, contents, known, lines, asks):
    """As many shares as it takes. At a keyboard a share that is wrong is asked for again. Throws Wrong."""
    shares = {}
    while len(shares) < contents["threshold"]:
        if asks:
            or_card = ", or card and its number" if contents["cards"] else ""
            what = "blocks" if contents["scheme"] == MACHINE else "words"
            print(f"Share {len(shares) + 1} of {contents['threshold']}: type its {what}, over as many lines as you like{or_card}.")
        try:
            number, value = typed_share(folder, contents, known, lines, asks)
            if number in shares:
                raise Wrong(f"Share {number} has been typed already; it takes {contents['threshold']} different ones.")
            shares[number] = value
            print(f"  share {number} is right")
        except EOFError:
            raise Wrong(f"It takes {contents['threshold']} shares; {len(shares)} were typed.") from None
        except Wrong as wrong:
            if not asks:
                raise
            print(f"  {wrong}")
    return list(shares.items())


def opened(folder, item, key):
    """What one archive or envelope holds. Throws Wrong."""
    file = (folder / item["file"]).read_bytes()
    if hashlib.sha256(file).hexdigest() != item["sha256"]:
        raise Wrong(f"{item['file']} is not the file on record; take it from another copy.")
    return OPENERS[item["kind"]](file, key, item)


def write_new(path, content):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def main(folder, out):
    """True if everything came back. Throws Wrong; then OUT is not there."""
    contents = json.loads((folder / "contents.json").read_text("utf-8"))
    if contents["strongroom-recovery"] != 1:
        raise Wrong("contents.json is of another version; use the recover.py that lies beside it.")
    known = {}
    for place, word in enumerate((Path(__file__).parent / "words.txt").read_text("ascii").split()):
        known[word] = known[word[:4]] = place
    out.mkdir(mode=0o700)
    try:
        combined = machine_secret if contents["scheme"] == MACHINE else secret_of
        key = combined(quorum(folder, contents, known, iter(sys.stdin), sys.stdin.isatty()), contents["identifier"])
        if not has_check_value(key, contents["check"]):
            raise Wrong("The shares give a key together, but not the one on record.")
    except BaseException:
        out.rmdir()
        raise
    print("The shares are right: they give the key on record.")
    return all([bring_back(folder, item, key, out) for item in contents["items"]])


def bring_back(folder, item, key, out):
    """True if it is what the record says. What is not right is said, and keeps nothing else from coming back."""
    try:
        write_new(out / item["out"], opened(folder, item, key))
    except (Wrong, OSError, KeyError, ValueError) as problem:
        print(f"{item['label']}: NOT recovered: {problem}", file=sys.stderr)
        return False
    print(f"{item['label']}: it is what the record says; in {out / item['out']}")
    return True


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    try:
        sys.exit(0 if main(Path(sys.argv[1]), Path(sys.argv[2])) else 1)
    except (Wrong, OSError, KeyError, ValueError) as problem:
        print(f"Nothing was recovered: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nNothing was recovered: it was interrupted.", file=sys.stderr)
    sys.exit(1)
