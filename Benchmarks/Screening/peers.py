#!/usr/bin/env python3
"""Times rapidfuzz on the names ScreeningBench screens, against the same list.

usage: peers.py DATA [COUNT [PEOPLE]]

DATA is the folder ScreeningBench is given (sanctions/ofac/*.csv and names/, plain or .xz); COUNT names are compared
(default 200, since every name is compared with all listed ones). Prints processor time, so that other work on the machine
does not count, how many of the people are hit at the customary cut-offs, and how well the labelled pairs are told apart, at
that cut-off and at the best one there is for them. PEOPLE is a file of other people, such as faker_people.py writes.
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
    return [folded(name) for name in names]


def folded(name):
    return " ".join(sorted(utils.default_process(name).split()))


def people_of(data, count, file):
    if file:
        with open(file, encoding="utf-8") as lines:
            people = [row["name"] for row in csv.DictReader(lines)]
    else:
        with text(f"{data}/names/yente-negatives_global.csv") as lines:
            people = [row["full_name"] for row in csv.DictReader(lines)]
    return [folded(name) for name in people[:: max(1, len(people) // count)][:count]]


def f1(scored, cutoff):
    hit = sum(is_match and score >= cutoff for score, is_match in scored)
    wrong = sum(not is_match and score >= cutoff for score, is_match in scored)
    matches = sum(is_match for _, is_match in scored)
    return 2 * hit / (hit + wrong + matches)


def main():
    data, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    names = listed(data)
    asked = people_of(data, count, sys.argv[3] if len(sys.argv) > 3 else None)
    with text(f"{data}/names/name-bench-dev.csv") as file:
        pairs = [(folded(r["name1"]), folded(r["name2"]), r["is_match"] == "true") for r in csv.DictReader(file)]
    print(f"{len(asked)} people against {len(names)} listed names, {len(pairs)} labelled pairs")
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
        scored = [(scorer(a, b), is_match) for a, b, is_match in pairs]
        best = max(f1(scored, score) for score, _ in scored)
        print(
            f"{label}: {len(asked) / seconds:.0f} names/s a core, {100 * hits / len(asked):.2f} % of people hit, "
            f"pairs F1 {f1(scored, cutoff):.3f}, {best:.3f} at the best cut-off"
        )


main()
