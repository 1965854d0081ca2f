#!/usr/bin/env python3
"""The 24 rules of the race in DuckDB SQL: range joins by ASOF, counts by group.

usage: duckdb_rules.py LISTS EXPORT OUTPUT [THREADS]

Writes `profile_id,score,R01|R04…` for every row.
"""
import sys

import duckdb

lists, export, output = sys.argv[1:4]
threads = int(sys.argv[4]) if len(sys.argv) > 4 else 2
WEIGHTS = [20, 10, 30, 12, 15, 12, 8, 25, 20, 10, 8, 6, 8, 6, 60, 25, 15, 25, 18, 8, 3, 2, 5, 4]
NAMES = [f"R{number:02d}" for number in range(1, 25)]


def address(column):
    """Dotted text as a whole number."""
    parts = zip((1, 2, 3, 4), (16777216, 65536, 256, 1))
    return "(" + "+".join(f"split_part({column},'.',{n})::UINTEGER*{scale}" for n, scale in parts) + ")::UINTEGER"


db = duckdb.connect()
db.execute(f"SET threads={threads}; SET preserve_insertion_order=false")
db.execute(
    f"""create table geo as select start::UINTEGER s, "end"::UINTEGER e, country c, utc_offset_min o
    from read_csv('{lists}/geo.csv') order by s""")
db.execute(
    f"""create table vpn as select start::UINTEGER s, "end"::UINTEGER e, kind k
    from read_csv('{lists}/vpn.csv') order by s""")
for name in ("disposable", "voip", "wallets"):
    db.execute(
        f"""create table {name} as select column0 x
        from read_csv('{lists}/{name}.txt', header=false, columns={{'column0': 'VARCHAR'}})""")
db.execute(
    f"""create table dial as select *
    from read_csv('{lists}/dial.csv', columns={{'country': 'VARCHAR', 'dial_prefix': 'VARCHAR'}})""")
db.execute(
    f"""create table a as
    select *, {address('login1_ip')} i1, {address('login2_ip')} i2, {address('login3_ip')} i3
    from read_csv('{export}', header=true, all_varchar=false, quote='"', escape='"',
        types={{'phone': 'VARCHAR', 'photo_phash': 'VARCHAR', 'payout_account': 'VARCHAR', 'cv_sha256': 'VARCHAR'}})""")
db.execute(
    """create table l as
    with ips as (
        select profile_id, 1 k, i1 ip from a union all select profile_id, 2, i2 from a
        union all select profile_id, 3, i3 from a),
    g as (
        select ips.*, case when geo.e>=ip then geo.c end gc, case when geo.e>=ip then geo.o end go
        from ips asof left join geo on ips.ip>=geo.s)
    select g.profile_id,
        max(case when vpn.e>=ip and vpn.k='vpn' then 1 else 0 end) v,
        max(case when vpn.e>=ip and vpn.k='hosting' then 1 else 0 end) h,
        max(case when vpn.e>=ip and vpn.k='tor' then 1 else 0 end) t,
        max(case when g.k=1 then gc end) g1, max(case when g.k=2 then gc end) g2, max(case when g.k=3 then gc end) g3,
        max(case when g.k=1 then go end) o1, max(case when g.k=2 then go end) o2, max(case when g.k=3 then go end) o3
    from g asof left join vpn on g.ip>=vpn.s group by 1""")
RULES = [
    "v=1",
    "h=1",
    "t=1",
    "coalesce(g1<>cc,false) or coalesce(g2<>cc,false) or coalesce(g3<>cc,false)",
    "coalesce(g1<>cc and g2<>cc and g3<>cc,false)",
    "greatest(abs(login1_tz_min-off),abs(login2_tz_min-off),abs(login3_tz_min-off))>=180",
    "greatest(coalesce(abs(o1-off),0),coalesce(abs(o2-off),0),coalesce(abs(o3-off),0))>=240",
    "pn>=2",
    "pn>=3",
    "split_part(email,'@',2) in (select x from disposable)",
    "substr(phone,1,6) in (select x from voip) or substr(phone,1,7) in (select x from voip)"
    " or substr(phone,1,8) in (select x from voip)",
    "not starts_with(phone,dial_prefix)",
    "payout_country<>cc",
    "payout_type='wallet'",
    "payout_type='wallet' and payout_account in (select x from wallets)",
    "dn>=2",
    "cn>=2",
    "hn>=2",
    "coalesce(g1<>g2 and login2_ts-login1_ts<7200,false) or coalesce(g2<>g3 and login3_ts-login2_ts<7200,false)",
    "(((login1_ts+off*60)%86400<21600)::INT+((login2_ts+off*60)%86400<21600)::INT"
    "+((login3_ts+off*60)%86400<21600)::INT)>=2",
    "length(regexp_replace(split_part(email,'@',1),'[^0-9]','','g'))>=4",
    "contains(lower(headline),'full stack') and contains(lower(headline),'blockchain')",
    "contains(lower(doc1_name),'photoshop') or contains(lower(doc1_name),'_edited')",
    "login1_ts-created_ts<604800",
]
selected = ",".join(f"({rule}) {name}" for rule, name in zip(RULES, NAMES))
score = "+".join(f"{name}::INT*{weight}" for name, weight in zip(NAMES, WEIGHTS))
fired = ",".join(f"case when {name} then '{name}' end" for name in NAMES)
db.execute(
    f"""create table r as
    with p as (select payout_account, count(distinct full_name) pn from a group by 1),
    dv as (select device_id, count(*) dn from a group by 1),
    cv as (select cv_sha256, count(*) cn from a group by 1),
    ph as (select photo_phash, count(*) hn from a group by 1),
    f as (
        select a.*, claimed_country cc, claimed_offset_min off, l.* exclude(profile_id), pn, dn, cn, hn, dial_prefix
        from a join l using(profile_id) join p using(payout_account) join dv using(device_id)
        join cv using(cv_sha256) join ph using(photo_phash) left join dial on dial.country=claimed_country)
    select profile_id, {selected} from f""")
db.execute(
    f"""copy (select profile_id, least(100,{score}) score, concat_ws('|',{fired}) rules from r)
    to '{output}' (header false)""")
