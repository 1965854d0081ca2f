#!/usr/bin/env python3
"""Measures pairs of the public person-linkage sets, which have no payouts or devices, against their truth.

usage: person_sets.py BONAFIDE SET.csv…      (FEBRL data sets and Splink's fake_1000)

A pair counts as found where `bonafide edges` lists it with any weight: the question these sets ask is whether two records
are one person, which bonafide answers with "explained: same_name" and not with a ring.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile


def profiles(path):
    rows = [{(k or "").strip(): (v or "").strip() for k, v in row.items()} for row in csv.DictReader(open(path))]
    for number, row in enumerate(rows):
        if "rec_id" in row:
            cluster = re.match(r"rec-(\d+)", row["rec_id"]).group(1)
            one = {
                "id": row["rec_id"],
                "basics": {
                    "name": f"{row['given_name']} {row['surname']}",
                    "location": {"address": f"{row['street_number']} {row['address_1']}", "postalCode": row["postcode"],
                                 "city": row["suburb"], "countryCode": "AU"}},
                "documents": [{"kind": "identity", "number": row["soc_sec_id"], "country": "AU"}]}
        else:
            cluster = row["cluster"]
            one = {"id": f"r-{number}", "basics": {
                "name": f"{row['first_name']} {row['surname']}", "email": row["email"],
                "location": {"city": row["city"], "countryCode": "GB"}}}
        yield cluster, one


def main():
    for path in sys.argv[2:]:
        truth, clusters = {}, {}
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "profiles.ndjson")
            with open(file, "w") as out:
                for cluster, one in profiles(path):
                    truth[one["id"]] = cluster
                    clusters.setdefault(cluster, []).append(one["id"])
                    out.write(json.dumps(one) + "\n")
            keys = subprocess.run(
                [sys.argv[1], "keys", file, "-q", "--secret", os.path.join(folder, "secret")], capture_output=True,
                check=True).stdout
            edges = subprocess.run([sys.argv[1], "edges"], input=keys, capture_output=True, check=True).stdout
        found = [json.loads(line) for line in edges.splitlines() if b'"hub"' not in line]
        hits = sum(truth[e["a"]] == truth[e["b"]] for e in found)
        real = sum(len(c) * (len(c) - 1) // 2 for c in clusters.values())
        precision, recall = hits / max(1, len(found)), hits / max(1, real)
        print(json.dumps({
            "set": os.path.basename(path), "precision": round(precision, 3), "recall": round(recall, 3),
            "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3)}))


main()
