#!/usr/bin/env python3
"""The 24 rules of the race in Python: polars reads and groups, ranges by bisection, rules as plain functions.

usage: polars_rules.py LISTS EXPORT OUTPUT

Writes `profile_id,score,R01|R04…` for every row.
"""
import sys
from bisect import bisect_right

import polars as pl

lists, export, output = sys.argv[1:4]
WEIGHTS = [20, 10, 30, 12, 15, 12, 8, 25, 20, 10, 8, 6, 8, 6, 60, 25, 15, 25, 18, 8, 3, 2, 5, 4]
NAMES = [f"R{number:02d}" for number in range(1, 25)]

geo, vpn = pl.read_csv(f"{lists}/geo.csv"), pl.read_csv(f"{lists}/vpn.csv")
geo_start, geo_end, geo_country, geo_offset = (geo[name].to_list() for name in geo.columns)
vpn_start, vpn_end, vpn_kind = (vpn[name].to_list() for name in vpn.columns)


def words(name):
    with open(f"{lists}/{name}.txt") as lines:
        return set(lines.read().split())


disposable, voip, wallets = words("disposable"), words("voip"), words("wallets")
dial = {row[0]: row[1] for row in pl.read_csv(f"{lists}/dial.csv", schema_overrides={"dial_prefix": pl.String}).rows()}
TEXTS = ("phone", "photo_phash", "cv_sha256", "payout_account")
rows = pl.read_csv(export, infer_schema_length=1000, schema_overrides={name: pl.String for name in TEXTS})
rows = rows.with_columns(
    pl.col("full_name").n_unique().over("payout_account").alias("pn"), pl.len().over("device_id").alias("dn"),
    pl.len().over("cv_sha256").alias("cn"), pl.len().over("photo_phash").alias("hn"))


def facts(r):
    claimed, offset = r["claimed_country"], r["claimed_offset_min"]
    kinds, elsewhere, placed, browser, clock, night, quick = set(), 0, 0, 0, 0, 0, False
    last_country, last_start = None, 0
    for k in ("1", "2", "3"):
        start = r["login" + k + "_ts"]
        a, b, c, d = r["login" + k + "_ip"].split(".")
        ip = (int(a) << 24) | (int(b) << 16) | (int(c) << 8) | int(d)
        i, country = bisect_right(geo_start, ip) - 1, None
        if i >= 0 and geo_end[i] >= ip:
            country = geo_country[i]
            placed += 1
            elsewhere += country != claimed
            clock = max(clock, abs(geo_offset[i] - offset))
        j = bisect_right(vpn_start, ip) - 1
        if j >= 0 and vpn_end[j] >= ip:
            kinds.add(vpn_kind[j])
        browser = max(browser, abs(r["login" + k + "_tz_min"] - offset))
        if (start + offset * 60) % 86400 < 21600:
            night += 1
        if last_country and country and country != last_country and start - last_start < 7200:
            quick = True
        last_country, last_start = country, start
    local, _, domain = r["email"].partition("@")
    phone, headline, document = r["phone"], r["headline"].lower(), r["doc1_name"].lower()
    return {
        "kinds": kinds, "elsewhere": elsewhere, "placed": placed, "browser": browser, "clock": clock,
        "pn": r["pn"], "dn": r["dn"], "cn": r["cn"], "hn": r["hn"], "disposable": domain in disposable,
        "voip": phone[:6] in voip or phone[:7] in voip or phone[:8] in voip,
        "dial": not phone.startswith(dial[claimed]), "country": r["payout_country"] != claimed,
        "wallet": r["payout_type"] == "wallet", "account": r["payout_account"], "quick": quick, "night": night,
        "digits": sum(letter.isdigit() for letter in local), "headline": headline, "document": document,
        "age": r["login1_ts"] - r["created_ts"],
    }


RULES = [
    lambda f: "vpn" in f["kinds"],
    lambda f: "hosting" in f["kinds"],
    lambda f: "tor" in f["kinds"],
    lambda f: f["elsewhere"] >= 1,
    lambda f: f["elsewhere"] == 3 and f["placed"] == 3,
    lambda f: f["browser"] >= 180,
    lambda f: f["clock"] >= 240,
    lambda f: f["pn"] >= 2,
    lambda f: f["pn"] >= 3,
    lambda f: f["disposable"],
    lambda f: f["voip"],
    lambda f: f["dial"],
    lambda f: f["country"],
    lambda f: f["wallet"],
    lambda f: f["wallet"] and f["account"] in wallets,
    lambda f: f["dn"] >= 2,
    lambda f: f["cn"] >= 2,
    lambda f: f["hn"] >= 2,
    lambda f: f["quick"],
    lambda f: f["night"] >= 2,
    lambda f: f["digits"] >= 4,
    lambda f: "full stack" in f["headline"] and "blockchain" in f["headline"],
    lambda f: "photoshop" in f["document"] or "_edited" in f["document"],
    lambda f: f["age"] < 604800,
]

with open(output, "w", buffering=1 << 20) as out:
    for row in rows.iter_rows(named=True):
        found = facts(row)
        fired = [number for number, rule in enumerate(RULES) if rule(found)]
        score = min(100, sum(WEIGHTS[number] for number in fired))
        out.write(f'{row["profile_id"]},{score},{"|".join(NAMES[number] for number in fired)}\n')
