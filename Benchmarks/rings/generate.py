#!/usr/bin/env python3
"""Writes made-up applicants with rings hidden among them, and who belongs to which ring.

usage: generate.py PROFILES RINGS SEED FOLDER

FOLDER/profiles.ndjson  one applicant a line (profile/1 field names)
FOLDER/truth.csv        id,ring for every member of a ring

Knows nothing of how linking works. Rings have 3 to 40 members who share payouts (60 of 100 rings: every member is paid
to one of the ring's one or two accounts), or phones, devices, mailboxes and delivery addresses. A fifth of the members
write what they share otherwise: dots and tags in a mailbox, case of a wallet address, blanks in an IBAN, a new alias.
Six kinds of honest sharing stand beside them: agency phones, co-working houses, VPN exits, university contacts, payroll
accounts and families.
"""
import csv
import json
import os
import random
import sys

EPOCH = "2026-06-01T09:00:00Z"
FIRST = ["Aron", "Bela", "Cory", "Dana", "Eli", "Fay", "Gus", "Hal", "Ines", "Jody", "Kit", "Lou", "Mel", "Noa"]
SYLLABLES = ["ba", "cor", "den", "fal", "gri", "han", "jor", "kel", "lin", "mor", "nes", "pol", "ros", "tam", "ver"]


def iban(rng):
    account = "".join(rng.choice("0123456789") for _ in range(18))
    digits = account + "131400"
    return f"DE{98 - int(digits) % 97:02d}{account}"


class World:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.count = 0

    def hex(self, length):
        return f"{self.rng.getrandbits(length * 4):0{length}x}"

    def surname(self):
        return "".join(self.rng.choice(SYLLABLES) for _ in range(3)).capitalize() + self.hex(3).translate(
            str.maketrans("0123456789", "ghijklmnop"))

    def person(self, surname=None):
        rng = self.rng
        self.count += 1
        given = rng.choice(FIRST) + rng.choice(SYLLABLES)
        surname = surname or self.surname()
        number = self.count
        return {
            "id": f"P-{number:07d}",
            "basics": {
                "name": f"{given} {surname}",
                "email": f"{given}.{surname}{number}@example.org".lower(),
                "phone": f"+1{rng.randrange(201, 989)}{rng.randrange(2010000, 9999999)}",
                "location": {
                    "address": f"{rng.randrange(1, 9999)} {surname} Street", "postalCode": f"{rng.randrange(10000, 99999)}",
                    "countryCode": "US"},
            },
            "payouts": [{"method": "bank", "iban": iban(rng)}],
            "sessions": [self.session("d-" + self.hex(12), self.address())],
        }

    def address(self):
        rng = self.rng
        return f"{rng.choice([24, 50, 67, 71, 73, 76, 98, 99])}.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"

    @staticmethod
    def session(device, address):
        return {"start": EPOCH, "device_id": device, "ip": address}


def honest(world, wanted, emit):
    """Applicants of whom about a third share something innocent."""
    rng = world.rng
    left = wanted
    while left > 0:
        kind = rng.random()
        group = []
        if kind < 0.0008:  # an agency with one phone, declared by half of them
            size, phone, agency = min(left, rng.randrange(4, 120)), f"+1646{rng.randrange(2010000, 9999999)}", world.hex(6)
            declares = rng.random() < 0.5
            for _ in range(size):
                one = world.person()
                one["basics"]["phone"] = phone
                if declares:
                    one["agency_id"] = agency
                group.append(one)
        elif kind < 0.0016:  # a co-working house: machines are sent there, everyone is behind one router
            size = min(left, rng.randrange(5, 300))
            street, router = f"{rng.randrange(1, 900)} Depot Plaza", world.address()
            for _ in range(size):
                one = world.person()
                one["equipment"] = [{"ship_to": street, "ship_to_postal_code": "37203", "ship_to_country": "US"}]
                if size > 25:
                    one["sessions"].append(world.session("d-" + world.hex(12), router))
                group.append(one)
        elif kind < 0.0024:  # an exit of a VPN
            exit_address = world.address()
            for _ in range(min(left, rng.randrange(3, 900))):
                one = world.person()
                one["sessions"].append(world.session("d-" + world.hex(12), exit_address))
                group.append(one)
        elif kind < 0.0032:  # a university whose registrar answers for its graduates
            registrar = f"registrar-{world.hex(6)}@uni.example.edu"
            for _ in range(min(left, rng.randrange(3, 200))):
                one = world.person()
                one["references"] = [{"name": "Registrar", "email": registrar}]
                group.append(one)
        elif kind < 0.0036:  # a payroll company that pays many from one account
            account = iban(rng)
            for _ in range(min(left, rng.randrange(60, 900))):
                one = world.person()
                one["payouts"] = [{"method": "bank", "iban": account}]
                group.append(one)
        elif kind < 0.03:  # a family: one home, one phone, often one account
            size, surname, home = min(left, rng.randrange(2, 5)), world.surname(), None
            declares, joint = rng.random() < 0.3, iban(rng) if rng.random() < 0.5 else None
            for _ in range(size):
                one = world.person(surname)
                home = home or (one["basics"]["location"], one["basics"]["phone"], one["sessions"][0]["ip"])
                one["basics"]["location"], one["basics"]["phone"] = home[0], home[1]
                one["sessions"][0]["ip"] = home[2]
                if declares:
                    one["household_id"] = "h-" + one["basics"]["phone"]
                if joint:
                    one["payouts"] = [{"method": "bank", "iban": joint}]
                group.append(one)
        else:
            group.append(world.person())
        for one in group[:left]:
            emit(one, None)
        left -= len(group[:left])


def spelled(rng, text):
    """One address of a chain in another case."""
    return text if rng.random() < 0.5 else ("0x" + text[2:].upper() if rng.random() < 0.5 else text[2:])


def ring(world, number, emit):
    rng = world.rng
    size = rng.randrange(3, 41)
    by_payout = rng.random() < 0.6
    accounts = [("wallet", "0x" + world.hex(40)) if rng.random() < 0.5 else ("iban", iban(rng))
                for _ in range(1 if size < 12 else 2)]
    box, phone = "box" + world.hex(9), f"+1315{rng.randrange(2010000, 9999999)}"
    devices = ["d-" + world.hex(12) for _ in range(1 + size // 16)]
    street = f"{rng.randrange(1, 9000)} Mill Lane"
    for member in range(size):
        one = world.person()
        evades = rng.random() < 0.2
        if by_payout:
            # The first member is paid to all accounts of the ring, the others to one of them.
            paid = accounts if member == 0 else [accounts[member % len(accounts)]]
            one["payouts"] = []
            for kind, text in paid:
                if kind == "wallet":
                    address = spelled(rng, text) if evades else text
                    one["payouts"].append({"method": "crypto", "wallet": {"chain": "ethereum", "address": address}})
                else:
                    grouped = " ".join(text[i:i + 4] for i in range(0, len(text), 4))
                    one["payouts"].append({"method": "bank", "iban": grouped.lower() if evades else text})
            if rng.random() < 0.5:
                one["sessions"].append(world.session(devices[member % len(devices)], world.address()))
        else:
            mailbox = box + "@gmail.com"
            if evades:
                cut = rng.randrange(2, 9)
                mailbox = f"{box[:cut]}.{box[cut:]}+a{member}@googlemail.com"
            one["basics"]["email"] = mailbox
            if size <= 30 and (not evades or rng.random() < 0.5):
                one["basics"]["phone"] = phone
            one["sessions"].append(world.session(devices[0] if size <= 20 else devices[member % len(devices)], world.address()))
            one["equipment"] = [{"ship_to": street, "ship_to_postal_code": "13201", "ship_to_country": "US"}]
        emit(one, number)


def main():
    profiles, rings, seed, folder = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    os.makedirs(folder, exist_ok=True)
    world = World(seed)
    lines, truth = [], []

    def emit(one, number):
        lines.append(json.dumps(one, separators=(",", ":")))
        if number is not None:
            truth.append((one["id"], number))

    for number in range(rings):
        ring(world, number, emit)
    honest(world, profiles - len(lines), emit)
    world.rng.shuffle(lines)
    with open(os.path.join(folder, "profiles.ndjson"), "w") as out:
        out.write("\n".join(lines) + "\n")
    with open(os.path.join(folder, "truth.csv"), "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "ring"])
        writer.writerows(truth)


main()
