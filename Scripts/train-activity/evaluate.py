"""Measures held-out posteriors: error by sample size and region, claim test, daylight saving, calibration."""

import numpy as np

from network import HYPOTHESES, features, histograms, softmax

#: Sample sizes that are measured; 1000 stands for all events up to a thousand.
LENGTHS = (40, 100, 300, 1000)
OFFSETS = np.array([o for o, _ in HYPOTHESES])
FAMILY = np.array([f for _, f in HYPOTHESES])
CELLS = np.arange(-22, 26)
#: Offsets the claim test's impostors claim, in minutes.
CLAIMS = (-300, -360, -420, -480)


def collect(held_out: dict, networks: list, authors: list, length: int):
    """Scores the last events of each author with networks that have not seen the author."""
    chosen = [a for a in authors if len(a.times) >= length or length == 1000]
    for begin in range(0, len(chosen), 50):
        part = chosen[begin : begin + 50]
        counts = [histograms(a, max(0, len(a.times) - length), len(a.times)) for a in part]
        x = features(np.array(counts))
        scores = np.stack([n.scores(x) for n in networks], axis=1)
        for author, one, seasons in zip(part, scores, counts):
            held_out[(author.key, length)] = (one, season_shift(seasons), seasons)


def packed(held_out: dict) -> dict:
    """The scores as named arrays."""
    return {f"{key}:{length}": value[0] for (key, length), value in held_out.items()}


def offset_shares(scores: np.ndarray, temperature: float) -> np.ndarray:
    """Posterior share of each of 48 offsets from the scores [copy, hypothesis] of one author."""
    shares = softmax(scores / temperature).mean(axis=0)
    return np.array([shares[OFFSETS == cell].sum() for cell in CELLS])


#: Temperature of the shares one offset is chosen from, and half hours to either side that are summed.
POINT_TEMPERATURE = 3.0
POINT_REACH = 3


def point(scores: np.ndarray) -> int:
    """The offset in half hours around which the most tempered mass lies; see ActivityPosterior.swift."""
    shares = offset_shares(scores, POINT_TEMPERATURE)
    mass = sum(np.roll(shares, step) for step in range(-POINT_REACH, POINT_REACH + 1)) + 0.01 * shares
    return int(CELLS[mass.argmax()])


def error_hours(cell: float, author) -> float:
    """Hours between an offset in half hours and the author's, around the day."""
    return abs((cell - author.offset / 30 + 24) % 48 - 24) / 2


def near_mass(shares: np.ndarray, offset_minutes: float) -> float:
    """Mass within two hours of an offset, fading evenly to none at five."""
    distance = np.abs((CELLS - offset_minutes / 30 + 24) % 48 - 24)
    return float((shares * np.clip((10 - distance) / 6, 0, 1)).sum())


def season_shift(counts: np.ndarray):
    """Log-likelihood ratio of a one-hour season shift, or None where a season is thin; see SeasonShift.swift."""
    kernel = np.exp(-0.5 * np.arange(-4, 5) ** 2.0)
    kernel /= kernel.sum()
    ratios = []
    for family in (1, 2):
        winter, summer = counts[family].reshape(2, 7, 48).sum(axis=1).astype(float)
        if min(winter.sum(), summer.sum()) < 15:
            return None
        logs = []
        for profile in (winter, summer):
            smooth = sum(w * np.roll(profile, k - 4) for k, w in enumerate(kernel))
            logs.append(np.log(0.9 * smooth / smooth.sum() + 0.1 / 48))
        ratio = (summer * (np.roll(logs[0], -2) - logs[0])).sum()
        ratio += (winter * (np.roll(logs[1], 2) - logs[1])).sum()
        ratios.append(ratio)
    return max(ratios)


def network_preference(scores: np.ndarray) -> float:
    """Log ratio of northern daylight-saving hypotheses and the rule-less ones at the same offsets."""
    mean = scores.mean(axis=0)
    moving = (FAMILY == 1) | (FAMILY == 2)
    still = [np.nonzero((FAMILY == 0) & (OFFSETS == o))[0][0] for o in OFFSETS[moving]]
    return float(np.logaddexp.reduce(mean[moving]) - np.logaddexp.reduce(mean[still]))


def area(positive, negative) -> float:
    """Area under the curve of true against false alarms."""
    a, b = np.array(positive)[:, None], np.array(negative)[None, :]
    return float((a > b).mean() + 0.5 * (a == b).mean())


def fit_daylight(authors: dict, held_out: dict) -> list:
    """Logistic regression of "observes daylight saving" on the two pieces of evidence, classes balanced."""
    rows, labels = [], []
    for (key, length), (scores, shift, _) in held_out.items():
        author = authors[key]
        if length < 300 or shift is None or author.family in ("south", "other"):
            continue
        if length == 1000 and len(author.times) <= 300:
            continue
        rows.append([1, network_preference(scores), shift])
        labels.append(author.observes)
    x, y = np.array(rows), np.array(labels, dtype=float)
    weight = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    beta = np.zeros(3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + np.array([0, 0.02, 0.02]) * beta
        curvature = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag([1e-6, 0.02, 0.02])
        beta -= np.linalg.solve(curvature, gradient)
    return [float(b) for b in beta]


def fit_temperature(authors: dict, held_out: dict) -> float:
    """The temperature that makes the mass within one hour of the truth most likely at 100 events."""
    best = (np.inf, 1.0)
    for temperature in np.arange(0.7, 2.01, 0.05):
        loss = 0.0
        for (key, length), (scores, _, _) in held_out.items():
            if length == 100:
                shares = offset_shares(scores, temperature)
                loss -= np.log(shares[[error_hours(c, authors[key]) <= 0.51 for c in CELLS]].sum() + 1e-6)
        best = min(best, (loss, float(temperature)))
    return best[1]


REGIONS = {
    "US Pacific -8": lambda a: a.family == "us" and a.offset == -480,
    "US Mountain -7": lambda a: a.family == "us" and a.offset == -420,
    "US Central -6": lambda a: a.family == "us" and a.offset == -360,
    "US Eastern -5": lambda a: a.family == "us" and a.offset == -300,
    "UK, Portugal 0": lambda a: a.family == "eu" and a.offset == 0,
    "Central Europe +1": lambda a: a.family == "eu" and a.offset == 60,
    "Eastern Europe +2": lambda a: a.family == "eu" and a.offset == 120,
    "Moscow +3": lambda a: a.family == "none" and a.offset == 180,
    "India +5:30": lambda a: a.offset == 330,
    "China, Singapore +8": lambda a: a.offset == 480,
    "Japan, Korea +9": lambda a: a.offset == 540,
    "south with DST": lambda a: a.family == "south",
}


def report(author_list: list, held_out: dict):
    """Prints every figure of the model card; gives the temperature and the daylight weights."""
    authors = {a.key: a for a in author_list}
    temperature = fit_temperature(authors, held_out)
    daylight = fit_daylight(authors, held_out)
    print(f"temperature {temperature:.2f}, daylight weights {daylight}")
    for length in LENGTHS:
        entries = [(authors[k], v) for (k, n), v in sorted(held_out.items()) if n == length]
        shares = [offset_shares(v[0], temperature) for _, v in entries]
        errors = np.array([error_hours(point(v[0]), a) for a, v in entries])
        line = " ".join(f"<={h}h {100 * (errors <= h).mean():.1f}%" for h in (1, 2, 3))
        print(f"n={length}: {len(errors)} authors, median {np.median(errors):.2f} h, mean {errors.mean():.2f} h, {line}")
        claim_test(length, entries, shares)
        daylight_test(length, entries, daylight)
        if length == 100:
            for name, inside in REGIONS.items():
                part = errors[[inside(a) for a, _ in entries]]
                if len(part):
                    print(f"  {name}: {len(part)} authors, <=2h {100 * (part <= 2).mean():.0f}%")
            calibration(entries, shares)
    return temperature, daylight


def claim_test(length: int, entries: list, shares: list):
    """Authors on their own offset against impostors who claim UTC-5 to UTC-8, whichever suits best.

    Printed twice: against authors of all offsets, and against those who live where the impostors say they do, with
    each of the four claims for itself as well.
    """
    honest = [near_mass(s, a.offset) for s, (a, _) in zip(shares, entries)]
    local = [h for h, (a, _) in zip(honest, entries) if a.offset in CLAIMS]
    for low, high in ((420, 540), (180, 240), (300, 360)):
        false = np.array(
            [
                [near_mass(s, claim) for claim in CLAIMS]
                for s, (a, _) in zip(shares, entries)
                if low <= a.offset <= high
            ]
        )
        if not len(false):
            continue
        print(f"  claim UTC-5..-8 by +{low / 60:g}..+{high / 60:g}: {len(false)} impostors")
        for name, own, others in (
            ("best claim against all", honest, false.max(axis=1)),
            ("best claim against those who live there", local, false.max(axis=1)),
            ("each claim against those who live there", local, false.ravel()),
        ):
            caught = [100 * np.mean(others < np.quantile(own, q)) for q in (0.01, 0.05)]
            print(
                f"    {name}: AUC {area(own, others):.4f}, caught {caught[0]:.0f}% at 1%, "
                f"{caught[1]:.0f}% at 5% false alarms"
            )


def daylight_test(length: int, entries: list, weights: list):
    """Whether daylight saving is told from its absence."""
    scores = {True: [], False: []}
    parts = {True: [], False: []}
    for author, (one, shift, _) in entries:
        if shift is None or author.family in ("south", "other") or (length == 1000 and len(author.times) < 300):
            continue
        preference = network_preference(one)
        scores[author.observes].append(weights[0] + weights[1] * preference + weights[2] * shift)
        parts[author.observes].append((preference, shift))
    if scores[True] and scores[False]:
        p, n = np.array(parts[True]), np.array(parts[False])
        print(
            f"  daylight saving: {len(p)} with, {len(n)} without, AUC {area(scores[True], scores[False]):.3f} "
            f"(network {area(p[:, 0], n[:, 0]):.3f}, season shift {area(p[:, 1], n[:, 1]):.3f})"
        )


def calibration(entries: list, shares: list):
    """Expected calibration error of the mass within one hour, and coverage of the 90 % run of cells."""
    confidence, hit, covered, cells = [], [], [], []
    for s, (author, value) in zip(shares, entries):
        best = point(value[0])
        confidence.append(s[np.abs((CELLS - best + 24) % 48 - 24) <= 2].sum())
        hit.append(error_hours(best, author) <= 1)
        length, start = min(
            (next(l for l in range(1, 49) if l == 48 or np.take(s, range(b, b + l), mode="wrap").sum() >= 0.9), b)
            for b in range(48)
        )
        inside = (author.offset / 30 + 22 - start) % 48 <= length - 1 + 0.51
        covered.append(inside)
        cells.append(length)
    confidence, hit = np.array(confidence), np.array(hit)
    total = 0.0
    for low in np.arange(0, 1, 0.1):
        part = (confidence >= low) & (confidence < low + 0.1 + (low > 0.85))
        if part.any():
            total += part.mean() * abs(confidence[part].mean() - hit[part].mean())
            print(f"  says {confidence[part].mean():.2f}: hits {hit[part].mean():.2f} ({part.sum()} authors)")
    print(f"  expected calibration error {total:.3f}; 90% run holds the truth {100 * np.mean(covered):.1f}%, {np.mean(cells):.1f} cells")
