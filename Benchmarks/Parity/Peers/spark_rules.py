#!/usr/bin/env python3
"""The 24 rules of the race in Spark SQL: ranges by a broadcast and a search in `mapInArrow`, counts by windows.

usage: spark_rules.py LISTS EXPORT OUTPUT [THREADS]

Writes `profile_id,score,R01|R04…` for every row into a folder.
"""
import os
import sys

lists, export, output = sys.argv[1:4]
threads = sys.argv[4] if len(sys.argv) > 4 else "2"
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import pyarrow.csv
from pyspark.sql import SparkSession, functions as F

spark = (
    SparkSession.builder.master(f"local[{threads}]")
    .config("spark.ui.enabled", "false").config("spark.driver.memory", "8g")
    .config("spark.sql.shuffle.partitions", "8").config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1").config("spark.sql.ansi.enabled", "false").getOrCreate())
spark.sparkContext.setLogLevel("ERROR")
rows = spark.read.csv(export, header=True, multiLine=True, quote='"', escape='"')
geo, vpn = pyarrow.csv.read_csv(f"{lists}/geo.csv"), pyarrow.csv.read_csv(f"{lists}/vpn.csv")
ranges = spark.sparkContext.broadcast(
    tuple(geo[name].to_numpy(zero_copy_only=False) for name in geo.column_names)
    + tuple(vpn[name].to_numpy(zero_copy_only=False) for name in vpn.column_names))


def place(batches):
    """Adds country, offset and kind of each address."""
    import numpy as np
    import pyarrow as pa

    geo_start, geo_end, country, offset, vpn_start, vpn_end, kind = ranges.value
    for batch in batches:
        table = batch.to_pandas()
        for k in "123":
            part = table[f"login{k}_ip"].str.split(".", expand=True).astype("int64")
            ip = (part[0] * 16777216 + part[1] * 65536 + part[2] * 256 + part[3]).to_numpy()
            i = np.searchsorted(geo_start, ip, "right") - 1
            known = (i >= 0) & (geo_end[i] >= ip)
            table["g" + k] = np.where(known, country[i], None)
            table["o" + k] = np.where(known, offset[i], 0).astype("int32")
            table["k" + k] = known.astype("int32")
            j = np.searchsorted(vpn_start, ip, "right") - 1
            table["v" + k] = np.where((j >= 0) & (vpn_end[j] >= ip), kind[j], None)
        yield pa.RecordBatch.from_pandas(table, preserve_index=False)


schema = [f"{name} string" for name in rows.columns]
schema += [f"g{k} string, o{k} int, k{k} int, v{k} string" for k in "123"]
rows = rows.mapInArrow(place, ", ".join(schema))
for name in ["claimed_offset_min", "created_ts"] + [f"login{k}_{x}" for k in "123" for x in ("ts", "tz_min")]:
    rows = rows.withColumn(name, F.col(name).cast("long"))
rows.createOrReplaceTempView("rows")
for name in ("disposable", "voip", "wallets"):
    spark.read.text(f"{lists}/{name}.txt").createOrReplaceTempView(name)
spark.read.csv(f"{lists}/dial.csv", header=True).createOrReplaceTempView("dial")
spark.sql("""create temp view a as
    select rows.*, dial.dial_prefix, claimed_country cc, claimed_offset_min off,
        size(collect_set(full_name) over (partition by payout_account)) pn,
        count(*) over (partition by device_id) dn, count(*) over (partition by cv_sha256) cn,
        count(*) over (partition by photo_phash) hn, d.value is not null disposable, w.value is not null wallet,
        (v6.value is not null or v7.value is not null or v8.value is not null) voip
    from rows left join dial on dial.country=claimed_country
        left join disposable d on d.value=split(email,'@')[1] left join wallets w on w.value=payout_account
        left join voip v6 on v6.value=substr(phone,1,6) left join voip v7 on v7.value=substr(phone,1,7)
        left join voip v8 on v8.value=substr(phone,1,8)""")


def seen(kind):
    return " or ".join(f"coalesce(v{k}='{kind}',false)" for k in "123")


WEIGHTS = [20, 10, 30, 12, 15, 12, 8, 25, 20, 10, 8, 6, 8, 6, 60, 25, 15, 25, 18, 8, 3, 2, 5, 4]
NAMES = [f"R{number:02d}" for number in range(1, 25)]
RULES = [
    seen("vpn"),
    seen("hosting"),
    seen("tor"),
    "coalesce(g1<>cc,false) or coalesce(g2<>cc,false) or coalesce(g3<>cc,false)",
    "coalesce(g1<>cc and g2<>cc and g3<>cc,false)",
    "greatest(abs(login1_tz_min-off),abs(login2_tz_min-off),abs(login3_tz_min-off))>=180",
    "greatest(k1*abs(o1-off),k2*abs(o2-off),k3*abs(o3-off))>=240",
    "pn>=2",
    "pn>=3",
    "disposable",
    "voip",
    "not startswith(phone,dial_prefix)",
    "payout_country<>cc",
    "payout_type='wallet'",
    "payout_type='wallet' and wallet",
    "dn>=2",
    "cn>=2",
    "hn>=2",
    "coalesce(g1<>g2 and login2_ts-login1_ts<7200,false) or coalesce(g2<>g3 and login3_ts-login2_ts<7200,false)",
    "(int((login1_ts+off*60)%86400<21600)+int((login2_ts+off*60)%86400<21600)"
    "+int((login3_ts+off*60)%86400<21600))>=2",
    "length(regexp_replace(split(email,'@')[0],'[^0-9]',''))>=4",
    "contains(lower(headline),'full stack') and contains(lower(headline),'blockchain')",
    "contains(lower(doc1_name),'photoshop') or contains(lower(doc1_name),'_edited')",
    "login1_ts-created_ts<604800",
]
score = "+".join(f"int({name})*{weight}" for name, weight in zip(NAMES, WEIGHTS))
fired = ",".join(f"case when {name} then '{name}' end" for name in NAMES)
judged = spark.sql("select profile_id," + ",".join(f"({rule}) {name}" for rule, name in zip(RULES, NAMES)) + " from a")
judged.selectExpr("profile_id", f"least(100,{score}) score", f"concat_ws('|',{fired}) rules").write.mode(
    "overwrite").csv(output)
