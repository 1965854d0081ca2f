#!/usr/bin/env python3
"""Compares rings with the truth.

usage: evaluate.py TRUTH.csv RINGS.ndjson

Pairwise precision, recall and F1; B-cubed over everyone in a true or a found ring (not the singletons, who would
flatter it); rings of which at least 80 of 100 members lie in one found ring; the largest found ring no true one explains.
"""
import collections
import csv
import json
import sys


def pairs(count):
    return count * (count - 1) // 2


def main():
    truth = {row["id"]: row["ring"] for row in csv.DictReader(open(sys.argv[1]))}
    found, sizes = {}, collections.Counter()
    for number, line in enumerate(open(sys.argv[2])):
        for member in json.loads(line)["members"]:
            found[member] = number
            sizes[number] += 1
    both = collections.Counter((found[i], truth[i]) for i in truth if i in found)
    hits = sum(pairs(count) for count in both.values())
    claimed = sum(pairs(count) for count in sizes.values())
    rings = collections.Counter(truth.values())
    real = sum(pairs(count) for count in rings.values())
    precision, recall = hits / max(1, claimed), hits / max(1, real)
    everyone = set(truth) | set(found)
    p_sum = r_sum = 0.0
    for one in everyone:
        if one in found and one in truth:
            common = both[found[one], truth[one]]
            p_sum += common / sizes[found[one]]
            r_sum += common / rings[truth[one]]
        elif one in found:
            p_sum += 1 / sizes[found[one]]
            r_sum += 1
        else:
            p_sum += 1
            r_sum += 1 / rings[truth[one]]
    b_precision, b_recall = p_sum / len(everyone), r_sum / len(everyone)
    best = collections.Counter()
    for (_, ring), count in both.items():
        best[ring] = max(best[ring], count)
    recovered = sum(best[ring] >= 0.8 * size for ring, size in rings.items())
    owners = collections.defaultdict(int)
    for (number, _), count in both.items():
        owners[number] = max(owners[number], count)
    false = max((size - owners[number] for number, size in sizes.items()), default=0)
    print(json.dumps({
        "rings_found": len(sizes), "rings_true": len(rings),
        "pairwise_precision": round(precision, 4), "pairwise_recall": round(recall, 4),
        "pairwise_f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "b_cubed_precision": round(b_precision, 4), "b_cubed_recall": round(b_recall, 4),
        "b_cubed_f1": round(2 * b_precision * b_recall / (b_precision + b_recall), 4),
        "ring_recall": round(recovered / max(1, len(rings)), 4), "largest_false_part": false}))


main()
