#!/usr/bin/env python3
"""Times linking alone, by bonafide and by Splink: from the same keys in memory to clusters.

usage: link_alone.py BONAFIDE KEYS.ndjson [THREADS]

KEYS.ndjson are lines of `bonafide keys`. `bonafide edges` reads them whole, joins them and finds the rings, and says how
long the joining took; `peer_splink.py` loads them into a table, joins them and clusters the pairs. Reading is left out of
both times, and both peaks of memory are of the whole process. Needs: pip install splink duckdb
"""
import json
import os
import re
import resource
import subprocess
import sys


def main():
    threads = sys.argv[3] if len(sys.argv) > 3 else "2"
    done = subprocess.run(
        [sys.argv[1], "edges", sys.argv[2], "--output", os.devnull], check=True, stderr=subprocess.PIPE, text=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    shared, seconds = re.search(r"joined (\d+) shared keys in ([\d.]+) s", done.stderr).groups()
    print(json.dumps({"engine": "bonafide", "shared_keys": int(shared), "link_s": float(seconds), "peak_mb": peak}))
    peer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer_splink.py")
    found = subprocess.run([sys.executable, peer, sys.argv[2], threads], check=True, stdout=subprocess.PIPE, text=True)
    print(json.dumps({"engine": "splink", **json.loads(found.stdout)}))


main()
