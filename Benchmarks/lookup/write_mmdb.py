#!/usr/bin/env python3
"""Writes an .mmdb of the IPv4 ranges of a compiled reference file, and addresses to look up, for the look-up race.

usage: write_mmdb.py network.bfr out.mmdb addresses.txt
Each combination of facts of the reference file becomes one record {country: {iso_code}, flags}, so both sides hold
the same ranges and the same answers. Half of the addresses are spread over the ranges, half over the whole space.
"""
import random
import struct
import sys


def sections(data):
    count = struct.unpack_from("<I", data, 12)[0]
    return {i: data[o:o + n] for i, _, o, n in (struct.unpack_from("<IIQQ", data, 64 + k * 24) for k in range(count))}


def text(value):
    raw = value.encode()
    return bytes([0x40 | len(raw)]) + raw


def record(country, flags):
    body = b""
    fields = 0
    if country:
        body += text("country") + b"\xe1" + text("iso_code") + text(country)
        fields += 1
    if flags:
        body += text("flags") + b"\xc4" + struct.pack(">I", flags)
        fields += 1
    return bytes([0xE0 | fields]) + body


def main():
    data = open(sys.argv[1], "rb").read()
    part = sections(data)
    index = struct.unpack("<65537I", part[16])
    entries = struct.unpack(f"<{len(part[17]) // 4}I", part[17])
    starts = []
    for bucket in range(65536):
        for number in range(index[bucket], index[bucket + 1]):
            starts.append((bucket << 16 | entries[number] >> 16, entries[number] & 0xFFFF))
    attributes = [struct.unpack_from("<HHI", part[22], k * 24) for k in range(len(part[22]) // 24)]
    offsets, pool = {}, bytearray()
    for code, (registry, whois, flags) in enumerate(attributes):
        packed = whois or registry
        if not packed and not flags:
            continue
        offsets[code] = len(pool)
        pool += record(chr(packed >> 8) + chr(packed & 255) if packed else "", flags)
    left, right = [-1], [-1]  # -1 stands for nothing; data offsets are stored as -2 - offset

    def insert(address, length, value):
        node = 0
        for depth in range(length):
            side = left if not address >> (31 - depth) & 1 else right
            if depth == length - 1:
                side[node] = value
                return
            if side[node] < 0:
                left.append(-1)
                right.append(-1)
                side[node] = len(left) - 1
            node = side[node]

    for number, (start, code) in enumerate(starts):
        if code not in offsets:
            continue
        end = starts[number + 1][0] if number + 1 < len(starts) else 1 << 32
        while start < end:
            size = start & -start if start else 1 << 32
            while size > end - start:
                size >>= 1
            insert(start, 32 - size.bit_length() + 1, -2 - offsets[code])
            start += size
    nodes = len(left)
    tree = bytearray()
    for pair in zip(left, right):
        for value in pair:
            tree += struct.pack(">I", nodes if value == -1 else value if value >= 0 else nodes + 16 - 2 - value)
    meta = bytes([0xE9])
    for key, value in [
        ("binary_format_major_version", b"\xa1\x02"), ("binary_format_minor_version", b"\xa0"),
        ("build_epoch", b"\x04\x02" + struct.pack(">I", 1)), ("database_type", text("bonafide-race")),
        ("description", b"\xe0"), ("ip_version", b"\xa1\x04"), ("languages", b"\x00\x04"),
        ("node_count", b"\xc4" + struct.pack(">I", nodes)), ("record_size", b"\xa1\x20"),
    ]:
        meta += text(key) + value
    with open(sys.argv[2], "wb") as out:
        out.write(tree + bytes(16) + pool + b"\xab\xcd\xefMaxMind.com" + meta)
    chance = random.Random(7)
    with open(sys.argv[3], "w") as out:
        for turn in range(1_000_000):
            bits = chance.getrandbits(32) if turn % 2 else min(chance.choice(starts)[0] + chance.getrandbits(6), 2**32 - 1)
            out.write(".".join(str(bits >> shift & 255) for shift in (24, 16, 8, 0)) + "\n")
    print(f"{len(starts)} ranges, {nodes} nodes, {len(offsets)} records")


main()
