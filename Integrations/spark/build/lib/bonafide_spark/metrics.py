"""Counts that the partitions report to the driver."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Snapshot:
    """The counts at one moment; a retried task counts again."""

    partitions: int
    rows: int
    errors: int
    seconds: float

    @property
    def rows_per_second(self) -> float:
        """Rows a second of scorer time, all partitions together."""
        return self.rows / self.seconds if self.seconds else 0.0


class Metrics:
    """Accumulators of one run; `snapshot()` reads them on the driver after an action."""

    def __init__(self, context):
        self.partitions = context.accumulator(0)
        self.rows = context.accumulator(0)
        self.errors = context.accumulator(0)
        self.seconds = context.accumulator(0.0)

    def snapshot(self) -> Snapshot:
        """The counts so far."""
        return Snapshot(self.partitions.value, self.rows.value, self.errors.value, self.seconds.value)
