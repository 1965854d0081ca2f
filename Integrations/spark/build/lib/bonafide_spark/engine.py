"""The steps of scoring on a cluster: keys, shared keys, scores; and edges and components for rings."""

import json
import os
import subprocess
import tempfile
import uuid
import zipfile
from dataclasses import dataclass, field

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from . import tasks
from .metrics import Metrics

_KEY_LINE = (
    "applicant string, row bigint, key_id string, keys array<struct<kind: string, key: string>>,"
    " declares map<string, string>"
)


@dataclass
class Bonafide:
    """Scores data frames whose rows are applicants.

    Columns are those of the profile model or of a column map; nested side tables are arrays of structs. The program,
    the pack, the data and the link secret are shipped to the executors with the job. `binary` must run there: the
    static release binary does on any Linux of the same processor.
    """

    spark: SparkSession
    binary: str = "bonafide"
    as_of: str | None = None
    rules: str | None = None
    data: list[str] = field(default_factory=list)
    map: str | None = None
    secret: str | None = None
    options: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.metrics = Metrics(self.spark.sparkContext)
        self._folder = tempfile.mkdtemp(prefix="bonafide-spark-")
        self._ship_package()
        self.binary = _found(self.binary)
        if self.secret is None:
            self.secret = self._new_file("secret")
            with open(os.open(self.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(os.urandom(32).hex() + "\n")
        self._job = tasks.Job(
            binary=self._ship(self.binary), secret=self._ship(self.secret),
            rules=self._ship(self.rules) if self.rules else None,
            data=[self._ship(path) for path in self.data],
            as_of=self.as_of, map=self.map, options=list(self.options))

    def keys(self, applicants: DataFrame) -> DataFrame:
        """One row an applicant: what it may share, as keyed hashes."""
        job = self._job
        lines = _lines(applicants).mapInArrow(lambda batches: tasks.keys(job, batches), "line string")
        return lines.select(F.from_json("line", _KEY_LINE).alias("k")).select("k.*")

    def shared_keys(self, applicants: DataFrame) -> DataFrame:
        """The same rows, with only the keys that at least two applicants share."""
        keys = self.keys(applicants).persist()
        single = keys.select("applicant", F.explode("keys").alias("k")).select("applicant", "k.kind", "k.key")
        shared = single.groupBy("kind", "key").agg(F.countDistinct("applicant").alias("n")).where("n >= 2")
        kept = (
            single.join(shared, ["kind", "key"])
            .groupBy("applicant")
            .agg(F.sort_array(F.collect_set(F.struct("kind", "key"))).alias("keys"))
        )
        return keys.drop("keys").dropDuplicates(["applicant"]).join(kept, "applicant")

    def score(self, applicants: DataFrame) -> DataFrame:
        """One row an applicant: score, band, reasons, the assessment as JSON, and an error where it was refused.

        What applicants of the whole frame share is found first, as in a run on one machine; that part runs at once,
        the scoring when the result is asked for.
        """
        keys = self._ship(self._keys_file(applicants))
        job, metrics = self._job, self.metrics
        return _lines(applicants).mapInArrow(
            lambda batches: tasks.score(job, keys, metrics, batches), tasks.SCORED)

    def rings(self, applicants: DataFrame) -> DataFrame:
        """One row a ring: its id, its members and the evidence as JSON; edges and components run on the driver."""
        keys = self._keys_file(applicants)
        edges = subprocess.run([self.binary, "edges", keys], check=True, stdout=subprocess.PIPE).stdout
        lines = subprocess.run(
            [self.binary, "components", "--format", "ndjson"], input=edges, check=True, stdout=subprocess.PIPE).stdout
        rows = []
        for line in lines.splitlines():
            ring = json.loads(line)
            if "members" in ring:
                rows.append((ring["id"], ring["members"], line.decode()))
        return self.spark.createDataFrame(rows, "id string, members array<string>, ring string")

    def _keys_file(self, applicants: DataFrame) -> str:
        """Writes the shared keys on the driver, ascending by applicant; they are few beside the applicants."""
        path = self._new_file("keys")
        with open(path, "w", encoding="utf-8") as file:
            lines = self.shared_keys(applicants).orderBy("applicant").select(
                F.to_json(F.struct("applicant", "row", "key_id", "keys", "declares")))
            for (line,) in lines.toLocalIterator():
                file.write(line + "\n")
        return path

    def _new_file(self, stem: str) -> str:
        # Shipped files share one folder on the executors, so no two may have one name.
        return os.path.join(self._folder, f"{stem}-{uuid.uuid4().hex}")

    def _ship_package(self):
        """Ships this package, so that executors need only pyspark and pyarrow."""
        root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        archive = os.path.join(self._folder, f"bonafide_spark-{uuid.uuid4().hex}.zip")
        with zipfile.ZipFile(archive, "w") as file:
            for name in sorted(os.listdir(os.path.join(root, "bonafide_spark"))):
                if name.endswith(".py"):
                    file.write(os.path.join(root, "bonafide_spark", name), f"bonafide_spark/{name}")
        self.spark.sparkContext.addPyFile(archive)

    def _ship(self, path: str) -> str:
        """Ships a file or folder with the job; gives the name it has on the executors."""
        name = os.path.basename(os.path.abspath(path))
        self.spark.sparkContext.addFile(path, recursive=os.path.isdir(path))
        return name


def _lines(applicants: DataFrame) -> DataFrame:
    """One JSON object a row; what is null is left out and so unknown."""
    if applicants.columns == ["value"] and applicants.schema["value"].dataType == T.StringType():
        return applicants.select(F.col("value").alias("line"))
    return applicants.select(F.to_json(F.struct(*[F.col(f"`{name}`") for name in applicants.columns])).alias("line"))


def _found(binary: str) -> str:
    for folder in [""] if os.sep in binary else os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, binary)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise FileNotFoundError(f"no program {binary}; name one with binary=, such as .build/release/bonafide")
