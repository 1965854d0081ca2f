"""Reads the development file and turns each author's events into week slots and season flags."""

import gzip
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np

#: Families of daylight-saving rules and the zone each takes its transitions from.
FAMILIES = {
    "us": "America/Chicago",
    "eu": "Europe/Berlin",
    "au": "Australia/Sydney",
    "nz": "Pacific/Auckland",
}
FIRST_YEAR, LAST_YEAR = 1995, 2037
SLOTS = 336


@dataclass
class Author:
    """One author: labels, event times in seconds, and per event the slot and season flags."""

    key: str
    offset: int
    family: str
    observes: bool
    times: np.ndarray
    bins: np.ndarray
    half_hours: np.ndarray

    @property
    def fold(self) -> int:
        """Group 0-4 from the last hexadecimal digit of the author's hash."""
        return int(self.key[-1], 16) % 5


def transitions(zone_name: str) -> list[tuple[int, bool]]:
    """UTC seconds at which daylight-saving time begins (True) or ends (False) in a zone."""
    zone = ZoneInfo(zone_name)
    found = []
    hour = datetime(FIRST_YEAR, 1, 1, tzinfo=timezone.utc)
    end = datetime(LAST_YEAR + 1, 1, 1, tzinfo=timezone.utc)
    state = bool(hour.astimezone(zone).dst())
    found.append((int(hour.timestamp()), state))
    while hour < end:
        hour += timedelta(hours=1)
        now = bool(hour.astimezone(zone).dst())
        if now != state:
            found.append((int(hour.timestamp()), now))
            state = now
    return found


_TABLES = {name: transitions(zone) for name, zone in FAMILIES.items()}


def summer(times: np.ndarray, family: str) -> np.ndarray:
    """Whether daylight-saving time of a family applies at each moment."""
    table = _TABLES[family]
    starts = np.array([t for t, _ in table])
    states = np.array([s for _, s in table])
    return states[np.clip(np.searchsorted(starts, times, side="right") - 1, 0, None)]


def week_slot(times: np.ndarray) -> np.ndarray:
    """Half-hour slot 0-335 of the UTC week that begins on Monday (1970-01-01 was a Thursday)."""
    return (times // 1800 + 3 * 48) % SLOTS


def load(path: str) -> list[Author]:
    """Reads the gzip-compressed comma-separated development file."""
    authors = []
    with gzip.open(path, "rt") as lines:
        next(lines)
        for line in lines:
            key, offset, observes, family, _, first, deltas = line.rstrip("\n").split(",")
            steps = np.array([int(d) for d in deltas.split()], dtype=np.int64)
            times = int(first) + 600 * np.concatenate([[0], np.cumsum(steps)]).astype(np.int64)
            mask = np.zeros(len(times), dtype=np.int64)
            for bit, name in enumerate(FAMILIES):
                mask |= summer(times, name).astype(np.int64) << bit
            authors.append(
                Author(key, int(offset), family, observes == "1", times, week_slot(times) * 16 + mask, times // 1800)
            )
    return authors
