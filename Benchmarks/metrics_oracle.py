#!/usr/bin/env python3
"""Writes Fixtures/metrics/cases.jsonl: scores, labels and what scikit-learn says of them.

Needs numpy and scikit-learn; run again only when a metric is added.
"""
import json
import pathlib

import numpy as np
from sklearn import metrics

OUT = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "metrics" / "cases.jsonl"


def recall_at(y, s, rate):
    fpr, tpr, _ = metrics.roc_curve(y, s, drop_intermediate=False)
    return float(tpr[fpr <= rate].max())


def bins(y, p, n=10):
    order = np.lexsort((y, p))
    expected, observed, size = [], [], []
    count = min(n, len(p))
    for b in range(count):
        part = order[b * len(p) // count:(b + 1) * len(p) // count]
        expected.append(float(p[part].mean()))
        observed.append(float(y[part].mean()))
        size.append(len(part))
    return expected, observed, size


def main():
    numbers = np.random.default_rng(20261124)
    lines = []
    for case in range(60):
        n = int(numbers.choice([12, 40, 150, 400]))
        y = (numbers.random(n) < numbers.choice([0.05, 0.3, 0.6])).astype(int)
        y[0], y[1] = 0, 1
        s = numbers.normal(size=n) + y * numbers.choice([0.0, 0.7, 2.0])
        if case % 3:
            s = np.round(s, case % 3 - 1)  # ties
        p = 1 / (1 + np.exp(-s))
        if case % 10 == 9:
            p = np.where(p > 0.9, 1.0, np.where(p < 0.1, 0.0, p))
        fpr, tpr, _ = metrics.roc_curve(y, s, drop_intermediate=False)
        expected, observed, size = bins(y, p)
        ece = sum(w * abs(a - b) for a, b, w in zip(expected, observed, size)) / n
        lines.append(json.dumps({
            "scores": [float(x) for x in s], "probabilities": [float(x) for x in p], "labels": [int(x) for x in y],
            "auc": float(metrics.roc_auc_score(y, s)),
            "average_precision": float(metrics.average_precision_score(y, s)),
            "ks": float(np.max(np.abs(tpr - fpr))), "recall_1": recall_at(y, s, 0.01), "recall_5": recall_at(y, s, 0.05),
            "brier": float(metrics.brier_score_loss(y, p)), "log_loss": float(metrics.log_loss(y, p)),
            "calibration_error": float(ece)}))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n")


main()
