"""The same assessments on a cluster as on one machine, row for row.

    BONAFIDE=.build/release/bonafide python -m unittest discover -s Integrations/spark/tests
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import pyarrow.parquet
from pyspark.sql import SparkSession

from bonafide_spark import Bonafide, ScorerError
from bonafide_spark.process import pump

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
BINARY = os.path.join(ROOT, os.environ.get("BONAFIDE", ".build/release/bonafide"))
AS_OF = "2026-08-23"
ROWS = int(os.environ.get("BONAFIDE_SPARK_ROWS", "2000"))


def session():
    return (
        SparkSession.builder.master("local[2]").appName("bonafide")
        .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )


def without_place(found):
    """An assessment as JSON without the record's place in the input, which differs between whole and partition."""
    found = json.loads(found)
    found.pop("origin", None)

    def strip(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "evidence" and all(isinstance(text, str) for text in inner):
                    value[key] = [re.sub(r" \(line \d+\)$", "", text) for text in inner]
                else:
                    strip(inner)
        elif isinstance(value, list):
            for inner in value:
                strip(inner)

    strip(found)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


class SparkTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()
        cls.spark.sparkContext.setLogLevel("ERROR")
        cls.folder = tempfile.mkdtemp()
        cls.export = os.path.join(cls.folder, f"applicants_{ROWS}.ndjson")
        subprocess.run(
            ["python3", os.path.join(ROOT, "Benchmarks", "generate_rows.py"), "--rows", str(ROWS), "--ndjson",
             "--out", cls.folder], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def engine(self, **more):
        return Bonafide(self.spark, binary=BINARY, as_of=AS_OF, **more)

    def alone(self, *more):
        """The run on one machine: assessment by id, without the place in the input.

        It reads standard input as the partitions do, so that no document files lie beside the export.
        """
        with open(self.export) as export:
            out = subprocess.run(
                [BINARY, "score", "-", "--format", "ndjson", "--quiet", "--as-of", AS_OF, *more], stdin=export,
                check=True, stdout=subprocess.PIPE, text=True).stdout
        lines = [line for line in out.splitlines() if not line.startswith('{"run":')]
        return {json.loads(line)["id"]: without_place(line) for line in lines}

    def test_equal_to_one_machine(self):
        lines = self.spark.read.text(self.export).repartition(3)
        engine = self.engine()
        scored = engine.score(lines).collect()
        expected = self.alone()
        self.assertEqual(len(scored), ROWS)
        differing = [row["id"] for row in scored if row["assessment"] != expected[row["id"]]]
        self.assertEqual(differing, [], "rows that differ from the run on one machine")
        self.assertEqual({row["id"] for row in scored}, set(expected))
        counts = engine.metrics.snapshot()
        self.assertEqual((counts.rows, counts.errors), (ROWS, 0))
        linked = [row for row in scored if any(code.startswith("LK-") for code in row["reasons"])]
        self.assertGreater(len(linked), 0, "the export holds shared keys, so linking must be seen to work")

    def test_columns_become_fields(self):
        frame = self.spark.read.json(self.export)
        scored = {row["id"]: row["band"] for row in self.engine().score(frame).collect()}
        self.assertEqual(scored, {name: json.loads(line)["band"] for name, line in self.alone().items()})

    def test_parquet_in_and_out(self):
        frame = self.spark.read.json(self.export)
        store, results = os.path.join(self.folder, "export.parquet"), os.path.join(self.folder, "scored.parquet")
        frame.write.parquet(store)
        self.engine().score(self.spark.read.parquet(store)).write.parquet(results)
        table = pyarrow.parquet.read_table(results)
        found = dict(zip(table["id"].to_pylist(), table["band"].to_pylist()))
        self.assertEqual(found, {name: json.loads(line)["band"] for name, line in self.alone().items()})

    def test_refused_rows_have_an_error(self):
        rows = [('{"id":"A-1"}',), ('{"id":"A-2",',), ('{"basics":{}}',)]
        frame = self.spark.createDataFrame(rows, "value string").coalesce(1)
        found = {row["id"]: row["error"] for row in self.engine().score(frame).collect()}
        self.assertIsNone(found["A-1"])
        self.assertIn("malformed_json", found["A-2"])
        self.assertIn("missing_id", found[None])

    def test_rings_are_those_of_one_machine(self):
        lines = self.spark.read.text(self.export).repartition(3)
        found = {row["id"]: sorted(row["members"]) for row in self.engine().rings(lines).collect()}
        out = subprocess.run(
            [BINARY, "rings", self.export, "--format", "ndjson", "--quiet"], check=True, stdout=subprocess.PIPE,
            text=True).stdout
        alone = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(found, {ring["id"]: sorted(ring["members"]) for ring in alone if "members" in ring})

    def test_a_failing_process_says_why(self):
        with self.assertRaisesRegex(ScorerError, "exit code 2"):
            list(pump([BINARY, "score", "-", "--fail-on", "nonsense"], [b"{}"]))


if __name__ == "__main__":
    unittest.main()
