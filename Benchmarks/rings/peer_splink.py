#!/usr/bin/env python3
"""Clusters the keys of `bonafide keys` with Splink over DuckDB: the same exact-match keys, the same limits on hubs.

usage: peer_splink.py KEYS.ndjson [THREADS]

Two applicants are joined by one strong key or by keys of two families, as in bonafide, so that only the engines differ.
Needs: pip install splink duckdb
"""
import json
import resource
import sys
import time

import duckdb
from splink import DuckDBAPI
from splink.clustering import cluster_pairwise_predictions_at_threshold

LIMITS = {"payout_account": 50, "wallet": 50, "document_number": 50, "tax_number": 50, "document_file": 50, "phone": 30,
          "email": 50, "email_canonical": 50, "reference": 30, "ship_to": 100, "home_address": 12, "email_stem": 12}
FAMILIES = {"payout_account": 0, "wallet": 0, "document_number": 1, "tax_number": 1, "document_file": 1, "phone": 2,
            "email": 3, "email_canonical": 3, "email_stem": 3, "device": 4, "session_address": 5, "ship_to": 6,
            "home_address": 6, "reference": 9}
STRONG = ["payout_account", "wallet", "document_number", "tax_number", "document_file"]


def main():
    connection = duckdb.connect()
    connection.execute(f"SET threads = {int(sys.argv[2]) if len(sys.argv) > 2 else 2}")
    start = time.time()
    connection.execute(
        "CREATE TABLE keys AS SELECT row AS id, k.kind AS kind, k.key AS key FROM (SELECT row, unnest(keys) AS k FROM "
        "read_ndjson(?, columns={row: 'BIGINT', keys: 'STRUCT(kind VARCHAR, key VARCHAR)[]'}))", [sys.argv[1]])
    connection.execute("CREATE TABLE nodes AS SELECT DISTINCT id AS unique_id FROM keys")
    loaded = time.time()
    connection.execute("CREATE TABLE rule(kind VARCHAR, most INTEGER, family INTEGER, strong BOOLEAN)")
    kinds = [r[0] for r in connection.execute("SELECT DISTINCT kind FROM keys ORDER BY kind").fetchall()]
    for number, kind in enumerate(kinds):
        connection.execute(
            "INSERT INTO rule VALUES(?, ?, ?, ?)",
            [kind, LIMITS.get(kind, 20), FAMILIES.get(kind, 20 + number), kind in STRONG])
    connection.execute("""
        CREATE TABLE edges AS
        WITH shared AS (
            SELECT kind, key FROM keys JOIN rule USING (kind) GROUP BY kind, key, most
            HAVING count(DISTINCT id) BETWEEN 2 AND most),
        held AS (SELECT DISTINCT id, kind, key FROM keys SEMI JOIN shared USING (kind, key)),
        pairs AS (
            SELECT a.id AS unique_id_l, b.id AS unique_id_r, max(strong) AS strong, count(DISTINCT family) AS families
            FROM held a JOIN held b ON a.kind = b.kind AND a.key = b.key AND a.id < b.id JOIN rule ON rule.kind = a.kind
            GROUP BY ALL)
        SELECT unique_id_l, unique_id_r, 1.0 AS match_probability FROM pairs WHERE strong OR families >= 2""")
    joined = time.time()
    clusters = cluster_pairwise_predictions_at_threshold(
        "nodes", "edges", DuckDBAPI(connection=connection), "unique_id", threshold_match_probability=0.5)
    rows = clusters.as_duckdbpyrelation()
    sizes = connection.sql("SELECT cluster_id, count(*) AS n FROM rows GROUP BY 1 HAVING n > 1").fetchall()
    done = time.time()
    print(json.dumps({
        "load_s": round(loaded - start, 2), "edges_s": round(joined - loaded, 2), "clusters_s": round(done - joined, 2),
        "link_s": round(done - loaded, 2), "clusters": len(sizes), "largest": max((n for _, n in sizes), default=0),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


main()
