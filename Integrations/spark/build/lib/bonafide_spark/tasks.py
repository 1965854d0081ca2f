"""What runs on the executors: one process a partition, rows in and rows out."""

import json
import os
import re
import shutil
import stat
import tempfile
import time
from dataclasses import dataclass

import pyarrow as pa
from pyspark import SparkFiles

from .process import pump

SCORED = (
    "id string, band string, millibans bigint, display int, low bigint, high bigint, settled boolean,"
    " coverage int, reasons array<string>, assessment string, error string"
)
_SCHEMA = pa.schema([
    ("id", pa.string()), ("band", pa.string()), ("millibans", pa.int64()), ("display", pa.int32()),
    ("low", pa.int64()), ("high", pa.int64()), ("settled", pa.bool_()), ("coverage", pa.int32()),
    ("reasons", pa.list_(pa.string())), ("assessment", pa.string()), ("error", pa.string()),
])
_ORIGIN = re.compile(rb'"origin":\{[^{}]*\},')
_EVIDENCE = re.compile(rb'"evidence":\[(?:"(?:[^"\\]|\\.)*",?)*\]')
_LINE = re.compile(rb' \(line \d+\)(?=")')
_ROWS_A_BATCH = 1024


@dataclass(frozen=True)
class Job:
    """What was shipped, by the names it has on the executors."""

    binary: str
    secret: str
    rules: str | None
    data: list
    as_of: str | None
    map: str | None
    options: list

    def command(self, verb, *arguments):
        """The command line of one step."""
        words = [_program(self.binary), verb, "-", "--quiet", *arguments]
        if self.map:
            words += ["--map", SparkFiles.get(self.map) if self.map.endswith((".yml", ".yaml")) else self.map]
        for name in self.data:
            words += ["--data", SparkFiles.get(name)]
        return words

    def judging(self):
        """The options of a scoring run."""
        words = ["--as-of", self.as_of] if self.as_of else []
        if self.rules:
            words += ["--rules", SparkFiles.get(self.rules)]
        return words + self.options


def keys(job, batches):
    """The lines of `bonafide keys` for a partition."""
    with _own_secret(job) as secret:
        rows = []
        for line in pump(job.command("keys", "--secret", secret.path), _rows(batches)):
            rows.append(line.rstrip(b"\n").decode())
            if len(rows) == _ROWS_A_BATCH:
                yield pa.RecordBatch.from_arrays([pa.array(rows, pa.string())], names=["line"])
                rows = []
        yield pa.RecordBatch.from_arrays([pa.array(rows, pa.string())], names=["line"])


def score(job, keys_file, metrics, batches):
    """The assessments of a partition; refused rows follow with their error."""
    started = time.monotonic()
    with _own_secret(job) as secret:
        rejects = os.path.join(secret.folder, "rejects.ndjson")
        seen = _Ids()
        command = job.command(
            "score", "--format", "ndjson", "--keys", SparkFiles.get(keys_file), "--secret", secret.path,
            "--rejects", rejects, "--max-errors", "100%", "--threads", "1",
            *job.judging())
        rows, scored = [], 0
        for line in pump(command, seen.watch(_rows(batches))):
            if line.startswith(b'{"run":'):
                continue
            rows.append(_row(line))
            scored += 1
            if len(rows) == _ROWS_A_BATCH:
                yield _batch(rows)
                rows = []
        refused = list(_refused(rejects, seen))
        yield _batch(rows + refused)
    metrics.partitions.add(1)
    metrics.rows.add(scored)
    metrics.errors.add(len(refused))
    metrics.seconds.add(time.monotonic() - started)


def without_place(line):
    """An assessment without the place in the input: where a record lay in a partition says nothing of the whole."""
    line = _ORIGIN.sub(b"", line.rstrip(b"\n"), count=1)
    return _EVIDENCE.sub(lambda found: _LINE.sub(b"", found.group()), line)


def _row(line):
    line = without_place(line)
    found = json.loads(line)
    score = found.get("score") or {}
    return {
        "id": found["id"], "band": found["band"], "millibans": score.get("millibans"),
        "display": score.get("display"), "low": score.get("low"), "high": score.get("high"),
        "settled": found.get("settled"), "coverage": found.get("coverage"),
        "reasons": [entry["reason"] for entry in found.get("contributions", [])],
        "assessment": line.decode(), "error": None,
    }


def _refused(path, seen):
    if not os.path.exists(path):
        return
    with open(path, "rb") as file:
        for line in file:
            found = json.loads(line)
            empty = dict.fromkeys(_SCHEMA.names)
            yield {**empty, "id": seen.of(found["record"]), "error": f"{found['code']}: {found['reason']}"}


def _batch(rows):
    return pa.RecordBatch.from_pylist(rows, schema=_SCHEMA)


def _rows(batches):
    for batch in batches:
        for value in batch.column(0):
            line = value.as_py()
            # A line break inside a JSON text can only be white space; the scorer counts lines.
            yield (line or "null").replace("\n", " ").replace("\r", " ").encode()


class _Ids:
    """The ids of a partition by record number, for the rows that are refused."""

    _ID = re.compile(rb'"(?:id|profile_id|candidate_id|applicant_id)"\s*:\s*"([^"\\]*)"')

    def __init__(self):
        self._ids = []

    def watch(self, lines):
        for line in lines:
            found = self._ID.search(line)
            self._ids.append(found.group(1) if found else None)
            yield line

    def of(self, record):
        found = self._ids[record - 1] if 0 < record <= len(self._ids) else None
        return found.decode("utf-8", "replace") if found else None


def _program(name):
    path = SparkFiles.get(name)
    if not os.access(path, os.X_OK):
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return path


class _own_secret:
    """A copy of the shipped secret that only this process's user may read, as bonafide wants it."""

    def __init__(self, job):
        self._name = job.secret

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="bonafide-")
        self.path = os.path.join(self.folder, "secret")
        with open(SparkFiles.get(self._name)) as source:
            with open(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as copy:
                shutil.copyfileobj(source, copy)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)
