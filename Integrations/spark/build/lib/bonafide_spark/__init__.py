"""Scores Spark data frames with bonafide."""

from .engine import Bonafide
from .metrics import Metrics
from .process import ScorerError

__all__ = ["Bonafide", "Metrics", "ScorerError"]
