"""Trains the activity model, measures it by cross-validation, and writes the model file.

    python3 train.py DEVELOPMENT_FILE MODEL_FILE [--epochs N] [--copies N] [--seed N] [--measure FILE]

The same arguments, NumPy release, count of BLAS threads and zone data give the same model. `--measure` writes the scores every
author got from networks that never saw them (five groups by the last digit of the author's hash); those
of the first thousand events go into the calibration of daylight-saving evidence.
"""

import argparse
import struct

import numpy as np

import evaluate
from events import _TABLES, FAMILIES, load
from network import HYPOTHESES, Network, features, histograms, softmax

BATCH = 50
RATE = 2e-3
DECAY = 0.05
#: Weight of the loss on the mass within two hours, beside the loss on the very hypothesis.
NEAR_WEIGHT = 0.5

OFFSETS = np.array([o for o, _ in HYPOTHESES])
FAMILY = np.array([f for _, f in HYPOTHESES])


def distance(author) -> np.ndarray:
    """Half hours between each hypothesis and the author's offset, around the day."""
    return np.abs((OFFSETS - author.offset / 30 + 24) % 48 - 24)


def targets(author) -> np.ndarray:
    """Marks the hypotheses that are right for an author."""
    near = distance(author) <= (0.51 if author.offset % 30 else 0.01)
    if author.family in ("us", "eu"):
        right = near & (FAMILY == {"us": 1, "eu": 2}[author.family])
    elif author.family == "none":
        right = near & (FAMILY == 0)
    else:
        right = near & (FAMILY >= 3)
    return (right if right.any() else near).astype(np.float32)


def train(authors: list, seed: int, epochs: int) -> Network:
    """Trains one copy on random contiguous windows of 40 to 400 events."""
    random = np.random.default_rng(seed)
    network = Network(seed)
    exact = np.array([targets(a) for a in authors])
    near = np.array([distance(a) <= 4.01 for a in authors], dtype=np.float32)
    total = epochs * -(-len(authors) // BATCH)
    for _ in range(epochs):
        order = random.permutation(len(authors))
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            windows = []
            for index in chosen:
                n = len(authors[index].times)
                length = int(min(n, np.exp(random.uniform(np.log(40), np.log(400)))))
                start = int(random.integers(0, n - length + 1))
                windows.append(histograms(authors[index], start, start + length))
            kept = []
            shares = softmax(network.scores(features(np.array(windows)), kept))
            upstream = np.zeros_like(shares)
            for marks, weight in ((exact[chosen], 1.0), (near[chosen], NEAR_WEIGHT)):
                mass = (shares * marks).sum(axis=1, keepdims=True) + 1e-9
                upstream += weight * (shares - shares * marks / mass)
            done = network.steps / total
            rate = RATE * min(1, network.steps / 100) * (0.5 + 0.5 * np.cos(np.pi * done))
            network.step(network.gradient(kept, (upstream / len(chosen)).astype(np.float32)), rate, DECAY)
    return network


def write(path: str, networks: list, temperature: float, daylight: list):
    """Writes the little-endian model file: mark, counts, hypotheses, clock changes, weights in half precision."""
    with open(path, "wb") as out:
        out.write(b"BFACT001" + struct.pack("<I4f", len(networks), temperature, *daylight))
        out.write(struct.pack("<I", len(HYPOTHESES)))
        for offset, family in HYPOTHESES:
            out.write(struct.pack("<II", offset + 22, family))
        for name in FAMILIES:
            table = _TABLES[name]
            out.write(struct.pack("<II", int(table[0][1]), len(table)))
            for moment, _ in table:
                out.write(struct.pack("<I", moment))
        for network in networks:
            for parameter in network.parameters:
                out.write(parameter.astype("<f2").tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("development_file")
    parser.add_argument("model_file")
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--measure")
    options = parser.parse_args()
    authors = load(options.development_file)

    held_out = {}
    for group in range(5):
        inside = [a for a in authors if a.fold != group]
        outside = [a for a in authors if a.fold == group]
        networks = [train(inside, options.seed + 100 * group + c, options.epochs) for c in range(options.copies)]
        for length in evaluate.LENGTHS:
            evaluate.collect(held_out, networks, outside, length)
        print(f"group {group} measured", flush=True)
    if options.measure:
        np.savez_compressed(options.measure, **evaluate.packed(held_out))
    temperature, daylight = evaluate.report(authors, held_out)
    networks = [train(authors, options.seed + 1000 + c, options.epochs) for c in range(options.copies)]
    write(options.model_file, networks, temperature, daylight)


if __name__ == "__main__":
    main()
