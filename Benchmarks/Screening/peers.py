#!/usr/bin/env python3
"""Times rapidfuzz on the names ScreeningBench screens, against the same list.

usage: peers.py DATA [COUNT]

DATA is the folder ScreeningBench is given (sanctions/ofac/*.csv and names/, plain or .xz); COUNT names are compared
(default 200, since every name is compared with all listed ones). Prints processor time, so that other work on the machine
does not count, and how many of the people are hit at the customary cut-offs.
"""
import csv
import lzma
import os
import sys
import time

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import JaroWinkler


def text(path):
    if os.path.exists(path):
        return open(path, encoding="utf-8", errors="replace")
    return lzma.open(path + ".xz", "rt", encoding="utf-8", errors="replace")


def listed(data):
    names = []
    with text(f"{data}/sanctions/ofac/sdn-2024-05-03.csv") as file:
        names += [row[1] for row in csv.reader(file) if len(row) == 12 and row[2].strip() == "individual"]
    with text(f"{data}/sanctions/ofac/alt-2025-12-24.csv") as file:
        names += [row[3] for row in csv.reader(file) if len(row) == 5]
    return [" ".join(sorted(utils.default_process(name).split())) for name in names]


def main():
    data, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    names = listed(data)
    with text(f"{data}/names/yente-negatives_global.csv") as file:
        people = [row["full_name"] for row in csv.DictReader(file)]
    people = people[:: max(1, len(people) // count)][:count]
    asked = [" ".join(sorted(utils.default_process(name).split())) for name in people]
    print(f"{len(asked)} people against {len(names)} listed names")
    for label, scorer, cutoff in [
        ("token sort ratio, cut-off 85", fuzz.ratio, 85),
        ("Jaro-Winkler on sorted words, cut-off 0.90", JaroWinkler.similarity, 0.90),
        ("token set ratio, cut-off 90", fuzz.token_set_ratio, 90),
    ]:
        start = time.process_time()
        hits = sum(
            process.extractOne(name, names, scorer=scorer, score_cutoff=cutoff, processor=None) is not None
            for name in asked
        )
        seconds = time.process_time() - start
        print(f"{label}: {len(asked) / seconds:.0f} names/s a core, {100 * hits / len(asked):.2f} % of people hit")


main()
