#!/usr/bin/env python3
"""Measures `bonafide persons` against the truth of the public person-linkage sets.

usage: person_sets.py BONAFIDE SET.csv…      (FEBRL data sets and Splink's fake_1000)

The sets ask which records are one person's. `joined` counts the pairs inside the persons that are found; `with possible` adds the
pairs that are listed as possible because relatives would look so too.
"""
import csv
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile


def day(text):
    digits = re.sub(r"\D", "", text)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else None


def profiles(path):
    rows = [{(k or "").strip(): (v or "").strip() for k, v in row.items()} for row in csv.DictReader(open(path))]
    for number, row in enumerate(rows):
        if "rec_id" in row:
            cluster = re.match(r"rec-(\d+)", row["rec_id"]).group(1)
            one = {
                "id": row["rec_id"],
                "basics": {
                    "name_parts": {"given": row["given_name"], "family": row["surname"]},
                    "location": {"address": f"{row['street_number']} {row['address_1']}".strip(),
                                 "postalCode": row["postcode"], "city": row["suburb"], "countryCode": "AU"}},
                "person": {"dob": day(row["date_of_birth"])},
                "documents": [{"kind": "identity", "number": row["soc_sec_id"], "country": "AU"}]}
        else:
            cluster = row["cluster"]
            one = {"id": f"r-{number}", "basics": {
                "name_parts": {"given": row["first_name"], "family": row["surname"]}, "email": row["email"],
                "location": {"city": row["city"], "countryCode": "GB"}},
                "person": {"dob": day(row["dob"])}}
        yield cluster, one


def score(pairs, truth, real):
    hits = sum(truth[a] == truth[b] for a, b in pairs)
    precision, recall = hits / max(1, len(pairs)), hits / max(1, real)
    return {"precision": round(precision, 4), "recall": round(recall, 4),
            "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4)}


def main():
    for path in sys.argv[2:]:
        truth, sizes = {}, {}
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "profiles.ndjson")
            with open(file, "w") as out:
                for cluster, one in profiles(path):
                    truth[one["id"]] = cluster
                    sizes[cluster] = sizes.get(cluster, 0) + 1
                    out.write(json.dumps(one) + "\n")
            found = json.loads(subprocess.run(
                [sys.argv[1], "persons", file, "-q", "--format", "json"], capture_output=True, check=True).stdout)
        real = sum(n * (n - 1) // 2 for n in sizes.values())
        joined = {pair for one in found["persons"] for pair in itertools.combinations(sorted(one["records"]), 2)}
        possible = {tuple(sorted((m["a"], m["b"]))) for m in found["possible"]}
        print(json.dumps({"set": os.path.basename(path), "joined": score(joined, truth, real),
                          "with_possible": score(joined | possible, truth, real), "compared": found["compared"]}))


main()
