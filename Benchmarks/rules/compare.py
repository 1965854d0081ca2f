#!/usr/bin/env python3
"""Runs 40 rules over the same profiles in bonafide, zen-engine and two CEL bindings, and prints the ratios.

usage: Benchmarks/rules/compare.py [--profiles 300] [--rounds 5] [--binary .build/release/bonafide]

Needs `pip install zen-engine==2.1.3 common-expression-language==0.10.0 cel-expr-python==0.1.3`; a peer that is missing
is left out. All engines must agree on how many rules fire. Conversion of the profile is counted where the peer does it
on every call, since every caller of it has to.
"""
import argparse
import json
import pathlib
import random
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLACES = ("country", "zone", "language", "region", "city", "name", "claimed", "nationality")


def signals():
    """Up to 64 signals of the schema by kind, places left out."""
    schema = json.loads((ROOT / "docs/schema/rule-1.schema.json").read_text())
    kinds = {"flag": [], "count": [], "measure": [], "symbol": []}
    for name, form in schema["definitions"]["signals"]["properties"].items():
        if any(word in name for word in PLACES):
            continue
        if form.get("enum", [None])[0] is True:
            kinds["flag"].append((name, None))
        elif "enum" in form:
            kinds["symbol"].append((name, [w for w in form["enum"] if w not in ("absent", "unknown")]))
        elif "integer" in form.get("type", []):
            kinds["count"].append((name, None))
        elif "number" in form.get("type", []):
            kinds["measure"].append((name, None))
    room = {"flag": 22, "count": 18, "measure": 16, "symbol": 8}
    return {kind: found[:room[kind]] for kind, found in kinds.items()}


class Policy:
    def __init__(self, kinds, rng):
        self.kinds, self.rng = kinds, rng
        self.rules = [self.condition(2) for _ in range(40)]

    def leaf(self):
        kind = self.rng.choice([k for k in self.kinds if self.kinds[k]])
        name, words = self.rng.choice(self.kinds[kind])
        if kind == "flag":
            return ("flag", name)
        if kind == "symbol":
            if len(words) > 2 and self.rng.random() < 0.5:
                return ("in", name, self.rng.sample(words, 2))
            return ("eq", name, self.rng.choice(words))
        if kind == "count":
            return ("cmp", name, self.rng.choice([">=", ">", "<"]), str(self.rng.randrange(1, 9)))
        return ("cmp", name, self.rng.choice([">=", ">", "<"]), f"{self.rng.randrange(1, 90) / 2:.1f}")

    def condition(self, depth):
        if depth == 0 or self.rng.random() < 0.2:
            return self.leaf()
        kind = self.rng.choice(["and", "and", "or", "not"])
        parts = 1 if kind == "not" else self.rng.randrange(2, 4)
        return (kind, [self.condition(depth - 1) for _ in range(parts)])


def write(node, words):
    kind = node[0]
    if kind == "flag":
        return node[1]
    if kind == "cmp":
        return f"{node[1]} {node[2]} {node[3]}"
    if kind == "eq":
        return f"{node[1]} == '{node[2]}'"
    if kind == "in":
        return f"{node[1]} in [{', '.join(repr(w) for w in node[2])}]"
    if kind == "not":
        return f"{words['not']}({write(node[1][0], words)})"
    return "(" + f" {words[kind]} ".join(write(part, words) for part in node[1]) + ")"


CEL = {"and": "&&", "or": "||", "not": "!"}
ZEN = {"and": "and", "or": "or", "not": "not"}


def profiles(kinds, rng, count):
    rows = []
    for _ in range(count):
        row = {name: rng.random() < 0.3 for name, _ in kinds["flag"]}
        row.update({name: rng.randrange(0, 10) for name, _ in kinds["count"]})
        row.update({name: rng.randrange(0, 900) / 20 for name, _ in kinds["measure"]})
        row.update({name: rng.choice(words) for name, words in kinds["symbol"]})
        rows.append(row)
    return rows


def nested(row):
    tree = {}
    for name, value in row.items():
        family, rest = name.split(".", 1)
        tree.setdefault(family, {})[rest] = value
    return tree


def pack(folder, policy):
    (folder / "pack.yaml").write_text(
        "name: bench\nversion: 1.0.0\nprior: -1996mb\ngroups:\n  all: { cap: 10 }\nbands:\n"
        "  - { name: low, advice: go on }\n  - { name: high, from: 0mb, advice: read }\n")
    (folder / "network").mkdir()
    for number, rule in enumerate(policy.rules):
        (folder / "network" / f"rule-{number}.yaml").write_text(
            f"id: network.rule-{number}\ntitle: A rule\nstatus: trial\nwhen: |\n  {write(rule, CEL)}\n"
            f"weight: 1\ngroup: all\ncode: NW-{number + 1:03}\nreason: A rule.\n")


def best(run, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        fired = run()
        times.append(time.perf_counter_ns() - start)
    return min(times), fired


def peers(policy, rows, rounds):
    trees = [nested(row) for row in rows]
    whole = "[" + ", ".join(write(rule, CEL) for rule in policy.rules) + "]"
    found = {}
    try:
        import zen
        expression = zen.compile_expression("[" + ", ".join(write(rule, ZEN) for rule in policy.rules) + "]")
        found["zen-engine, one list"] = best(
            lambda: sum(sum(bool(x) for x in expression.evaluate(tree)) for tree in trees), rounds)
    except Exception as problem:
        print(f"zen-engine left out: {problem}")
    try:
        import cel
        program = cel.compile(whole)
        found["cel-rust, one list"] = best(lambda: sum(sum(program.execute(tree)) for tree in trees), rounds)
    except Exception as problem:
        print(f"common-expression-language left out: {problem}")
    try:
        from cel_expr_python import cel as cpp
        env = cpp.NewEnv(variables={family: cpp.Type.DYN for family in trees[0]})
        expression = env.compile(whole)
        found["cel-cpp, one list"] = best(
            lambda: sum(sum(bool(x) for x in expression.eval(data=tree).plain_value()) for tree in trees), rounds)
    except Exception as problem:
        print(f"cel-expr-python left out: {problem}")
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--profiles", type=int, default=320)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--binary", default=str(ROOT / ".build/release/bonafide"))
    options = options.parse_args()
    rng = random.Random(20261124)
    kinds = signals()
    policy = Policy(kinds, rng)
    rows = profiles(kinds, rng, options.profiles)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pack(folder, policy)
        (folder / "profiles.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\n")
        out = subprocess.run(
            [options.binary, "rules", "bench", "--rules", name, "--profiles", str(folder / "profiles.jsonl"), "--json"],
            check=True, capture_output=True, text=True).stdout
    ours = json.loads(out)
    block, single = ours["blockNanosecondsPerRuleAndProfile"], ours["singleNanosecondsPerRule"]
    print(f"{ours['rules']} rules, {sum(map(len, kinds.values()))} signals, {len(rows)} profiles, "
          f"{ours['fired'] / len(rows):.3f} fired per profile")
    print(f"bonafide compile {ours['compileNanosecondsPerRule'] / 1000:8.2f} µs per rule")
    print(f"bonafide blocks  {block:8.2f} ns per rule and profile")
    print(f"bonafide single  {single:8.2f} ns per rule and profile")
    for engine, (spent, fired) in peers(policy, rows, options.rounds).items():
        each = spent / len(rows) / len(policy.rules)
        agrees = "" if fired == ours["fired"] else f"  DISAGREES: {fired} fired"
        print(f"{engine:24} {each:9.1f} ns, {each / block:8.0f} × blocks, {each / single:7.0f} × single{agrees}")


main()
