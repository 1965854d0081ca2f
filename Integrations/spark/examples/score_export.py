"""Scores a generated export on two local cores and shows bands, rings and metrics.

    python3 Benchmarks/generate_rows.py --rows 20000 --ndjson --out out
    python Integrations/spark/examples/score_export.py out/applicants_20000.ndjson .build/release/bonafide
"""

import sys

from pyspark.sql import SparkSession

from bonafide_spark import Bonafide

export, binary = sys.argv[1:3]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")

# %% Applicants: one JSON object a line, read as text so that nothing is reshaped on the way.
applicants = spark.read.text(export).repartition(4)

# %% Keys, shared keys and scores.
engine = Bonafide(spark, binary=binary, as_of="2026-08-23")
scored = engine.score(applicants).cache()
scored.groupBy("band").count().orderBy("count").show()
scored.where("band <> 'low'").orderBy("millibans", ascending=False).select("id", "band", "display", "reasons").show(5)

# %% Rows that were refused keep their place with an error.
scored.where("error is not null").select("id", "error").show(5, truncate=False)

# %% Rings and metrics.
engine.rings(applicants).selectExpr("id", "size(members) as members").orderBy("members", ascending=False).show(5)
print(engine.metrics.snapshot())
