"""Features of a shift hypothesis, the network that scores one, and its gradient, in NumPy."""

import numpy as np

from events import SLOTS

#: Hypotheses: (standard offset in half hours east, family number; 0 = no daylight-saving time).
HYPOTHESES = (
    [(o, 0) for o in range(-22, 26)]
    + [(o, 1) for o in range(-20, -5)]
    + [(o, 2) for o in range(-2, 7)]
    + [(o, 3) for o in (19, 20)]
    + [(24, 4)]
)
INPUTS = 193
#: Flat prior: every offset weighs the same, shared by the families that occur there.
_counts = {o: sum(1 for p, _ in HYPOTHESES if p == o) for o, _ in HYPOTHESES}
LOG_PRIOR = np.array([-np.log(_counts[o]) for o, _ in HYPOTHESES], dtype=np.float32)
SMOOTHING = np.array([1, 2, 3, 2, 1], dtype=np.float32) / 9

_offsets = np.array([o for o, _ in HYPOTHESES])
_family = np.array([f for _, f in HYPOTHESES])
_slot = np.arange(SLOTS)
# Where in a family's (standard, summer) pair of week histograms a local slot takes its count from.
_standard = (_slot[None, :] - _offsets[:, None]) % SLOTS
_summer = (_slot[None, :] - _offsets[:, None] - 2) % SLOTS


def histograms(author, start: int, end: int) -> np.ndarray:
    """Week histograms [family 0-4][standard, summer][336] of distinct half-hour slots of events start..<end."""
    half_hours = author.half_hours[start:end]
    _, first = np.unique(half_hours, return_index=True)
    bins = author.bins[start:end][first]
    counts = np.bincount(bins, minlength=SLOTS * 16).reshape(SLOTS, 16).astype(np.float32)
    out = np.zeros((5, 2, SLOTS), dtype=np.float32)
    out[0, 0] = counts.sum(axis=1)
    masks = np.arange(16)
    for bit in range(4):
        on = (masks >> bit & 1) == 1
        out[bit + 1, 1] = counts[:, on].sum(axis=1)
        out[bit + 1, 0] = counts[:, ~on].sum(axis=1)
    return out


def features(batch: np.ndarray) -> np.ndarray:
    """Inputs [author, hypothesis, 193] of a batch of histograms [author, 5, 2, 336]."""
    local = batch[:, _family[:, None], 0, _standard] + batch[:, _family[:, None], 1, _summer]
    days = local.reshape(len(batch), len(HYPOTHESES), 7, 48)
    profile = np.concatenate([days[:, :, :5].sum(axis=2), days[:, :, 5:].sum(axis=2)], axis=2)
    profile = profile.reshape(len(batch), len(HYPOTHESES), 2, 48)
    smooth = sum(w * np.roll(profile, k - 2, axis=3) for k, w in enumerate(SMOOTHING))
    smooth = smooth.reshape(len(batch), len(HYPOTHESES), 96)
    total = np.maximum(smooth.sum(axis=2, keepdims=True), 1)
    return np.concatenate(
        [np.sqrt(smooth / total) * 5, np.log1p(smooth), np.sqrt(total) / 10], axis=2, dtype=np.float32
    )


class Network:
    """193 -> 64 -> 32 -> 1 with leaky rectifiers, applied to every hypothesis; softmax over hypotheses."""

    LEAK = 0.05

    def __init__(self, seed: int, widths=(INPUTS, 64, 32, 1)):
        random = np.random.default_rng(seed)
        self.parameters = []
        for wide, narrow in zip(widths, widths[1:]):
            self.parameters.append((random.normal(size=(wide, narrow)) * np.sqrt(2 / wide)).astype(np.float32))
            self.parameters.append(np.zeros(narrow, dtype=np.float32))
        self.parameters[-2] *= 0.1
        self.moments = [(np.zeros_like(p), np.zeros_like(p)) for p in self.parameters]
        self.steps = 0

    def scores(self, x: np.ndarray, keep=None) -> np.ndarray:
        """Scores [author, hypothesis]; with `keep` a list, the layers' inputs are appended for the gradient."""
        shape = x.shape[:2]
        y = x.reshape(-1, x.shape[2])
        for layer in range(0, len(self.parameters), 2):
            if keep is not None:
                keep.append(y)
            y = y @ self.parameters[layer] + self.parameters[layer + 1]
            if layer < len(self.parameters) - 2:
                y = np.where(y > 0, y, self.LEAK * y)
        return y.reshape(shape) + LOG_PRIOR

    def gradient(self, kept: list, upstream: np.ndarray) -> list:
        """Gradient of every parameter for a gradient of the scores."""
        delta = upstream.reshape(-1, 1)
        out = []
        for layer in range(len(self.parameters) - 2, -1, -2):
            if layer < len(self.parameters) - 2:
                above = kept[layer // 2 + 1]
                delta = delta * np.where(above > 0, np.float32(1), np.float32(self.LEAK))
            out = [kept[layer // 2].T @ delta, delta.sum(axis=0)] + out
            delta = delta @ self.parameters[layer].T
        return out

    def step(self, gradients: list, rate: float, decay: float):
        """One step of Adam with decoupled weight decay."""
        self.steps += 1
        for index, gradient in enumerate(gradients):
            first, second = self.moments[index]
            first += 0.1 * (gradient - first)
            second += 0.001 * (gradient * gradient - second)
            unbiased = first / (1 - 0.9**self.steps)
            scale = np.sqrt(second / (1 - 0.999**self.steps)) + 1e-8
            self.parameters[index] -= rate * unbiased / scale
            if gradient.ndim == 2:
                self.parameters[index] -= rate * decay * self.parameters[index]


def softmax(scores: np.ndarray) -> np.ndarray:
    """Shares over the last axis."""
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
