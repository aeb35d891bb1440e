"""Writes judgements.json: tables of minutes, and what the canary judge must say of them.

    python3 judgements.py > judgements.json

An independent reckoning with 60 decimal digits, straight from the formulas and as slow as they are: every sum is made
anew for every minute, and every minute is left out in turn. Needs nothing but Python's own library.
"""

import json
import sys
from decimal import Decimal as D, getcontext

getcontext().prec = 60
getcontext().Emax = 10**12
getcontext().Emin = -(10**12)

WORSE = [D(r) for r in ("1.25", "1.5", "2", "3", "5", "10", "30", "100")]
BETTER = [D(r) for r in ("0.1", "0.25", "0.4", "0.5", "0.6", "0.7", "0.8")]
SHARES = [D(a) for a in ("0.05", "0.1", "0.25", "0.5")]
DEFAULTS = {"alpha": "0.01", "rho0Concurrent": "1.25", "rho0History": "2", "rho1": "2", "beta": "0.05", "pMax": "0.01"}


def ln_mean_exp(sums):
    return (sum(s.exp() for s in sums) / len(sums)).ln()


def ratio_increments(row, grid, rho, phi):
    n_g, x_g, n_b, x_b = row
    if n_g == 0 or n_b == 0 or x_g + x_b == 0:
        return [D(0)] * len(grid)
    return [(x_g * r.ln() - (x_g + x_b) * ((n_b + r * rho * n_g) / (n_b + rho * n_g)).ln()) / phi for r in grid]


def objective_increments(row, p_max, phi):
    n_g, x_g = row[:2]
    return [(x_g * a.ln() + (n_g - x_g) * ((1 - a * p_max) / (1 - p_max)).ln()) / phi for a in SHARES]


def dispersion(history):
    minutes = [(D(h["n"]), min(D(h["x"]), D(h["n"]))) for h in history if h["n"] > 0]
    errors = sum(x for _, x in minutes)
    if errors < 20 or len(minutes) < 2:
        return D(1)
    p = errors / sum(n for n, _ in minutes)
    phi = sum((x - n * p) ** 2 / (n * p) for n, x in minutes) / (len(minutes) - 1)
    return min(max(phi, D(1)), D(10))


def column_sums(increments):
    return [sum(column) for column in zip(*increments)]


def judge(table):
    given = {name: D(str(table.get(name, value))) for name, value in DEFAULTS.items()}
    phi = D(str(table["phi"])) if "phi" in table else dispersion(table.get("history", []))
    rows, worse, better, good, minutes = [], [], [], [], []
    fail_minute = None
    for t, row in enumerate(table["rows"], 1):
        n_g, n_b = D(row["nG"]), D(row["nB"])
        rows.append((n_g, min(D(row["xG"]), n_g), n_b, min(D(row["xB"]), n_b)))
        margin = given["rho0Concurrent"] if row["source"] == "CONCURRENT" else given["rho0History"]
        worse.append(ratio_increments(rows[-1], WORSE, margin, phi))
        better.append(ratio_increments(rows[-1], BETTER, given["rho1"], phi))
        good.append(objective_increments(rows[-1], given["pMax"], phi))
        sums = column_sums(worse)
        ln_e = ln_mean_exp(sums)
        left_out = min(ln_mean_exp([s - i for s, i in zip(sums, increments)]) for increments in worse)
        minutes.append([ln_e, ln_mean_exp(column_sums(better)), ln_mean_exp(column_sums(good)), left_out])
        outage = rows[-1][1] >= 20 and rows[-1][1] >= D("0.5") * n_g
        if fail_minute is None and ln_e >= (1 / given["alpha"]).ln() and (left_out >= D(10).ln() or outage):
            fail_minute = t
    verdict, reason = decide(rows, minutes, fail_minute, (1 / given["beta"]).ln())
    names = ("lnE", "lnERelative", "lnEAbsolute", "lnELeaveOneOut")
    return {
        "verdict": verdict,
        "reason": reason,
        "failMinute": fail_minute,
        "phi": float(phi),
        "minutes": [dict(zip(names, map(float, minute))) for minute in minutes],
    }


def decide(rows, minutes, fail_minute, pass_threshold):
    if fail_minute is not None:
        return "FAIL", "HARM"
    if minutes and minutes[-1][0] >= D(10).ln():
        return "INCONCLUSIVE", "SUSPECT"
    if any(minute[1] >= pass_threshold for minute in minutes):
        return "PASS", "RELATIVE"
    if any(minute[2] >= pass_threshold for minute in minutes):
        return "PASS", "ABSOLUTE"
    if sum(row[0] for row in rows) == 0:
        return "INCONCLUSIVE", "NO_GREEN_TRAFFIC"
    if not any(row[0] > 0 and row[2] > 0 for row in rows):
        return "INCONCLUSIVE", "NO_BASELINE"
    return "INCONCLUSIVE", "NOT_ENOUGH_EVIDENCE"


class Draws:
    """Numbers that look random and are the same on every machine."""

    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return low + (self.state >> 33) % (high - low + 1)


def row(n_g, x_g, n_b, x_b, source="CONCURRENT"):
    return {"nG": n_g, "xG": x_g, "nB": n_b, "xB": x_b, "source": source}


def ramp(seed, minutes, requests, green_errors, blue_errors):
    """Ten points more weight every third minute; errors per ten thousand requests, up to twice the given mean."""
    draws = Draws(seed)
    rows = []
    for t in range(minutes):
        n_g = requests * min(90, 10 + 10 * (t // 3)) // 100 + draws.between(-9, 9)
        n_b = requests - n_g
        rows.append(row(n_g, draws.between(0, 2 * green_errors) * n_g // 10000,
                        n_b, draws.between(0, 2 * blue_errors) * n_b // 10000))
    return rows


def history(seed, minutes, requests, mean_errors):
    draws = Draws(seed)
    return [{"n": requests + draws.between(-50, 50), "x": draws.between(0, 2 * mean_errors)} for _ in range(minutes)]


def bake(seed, minutes, requests, errors):
    draws = Draws(seed)
    return [row(requests, draws.between(0, 2 * errors), 6 * requests, draws.between(30, 80), "HISTORY")
            for _ in range(minutes)]


TABLES = {
    "a ramp with a green as good as blue": {"rows": ramp(1, 30, 6000, 100, 100), "history": history(2, 60, 6000, 60)},
    "a ramp with a green three times as bad": {"rows": ramp(3, 30, 3000, 300, 100)},
    "a ramp with a green slightly worse than the margin": {"rows": ramp(4, 30, 2000, 160, 100)},
    "a spotless green against the objective": {"rows": ramp(5, 12, 1000, 0, 0)},
    "a ramp that goes over into a bake": {
        "rows": ramp(6, 12, 2000, 60, 60) + bake(7, 12, 2000, 12), "history": history(8, 72, 2000, 9)},
    "a bake three times as bad as history": {"rows": bake(9, 15, 2000, 40), "history": history(10, 90, 2000, 9)},
    "five million requests, all of which fail in green": {
        "rows": [row(5000000, 5000000, 5000000, 5000000 if t % 2 else 3000000 + t) for t in range(6)]},
    "five million requests with a common drift": {
        "rows": [row(5000000, 50000 * (t + 1) + 17 * t, 5000000, 50000 * (t + 1)) for t in range(8)]},
    "a catastrophe in the first minute": {"rows": [row(100, 60, 900, 5)] + [row(100, 0, 900, 5)] * 4},
    "one burst in the first minute": {"rows": [row(1000, 300, 9000, 20)] + [row(1000, 2, 9000, 20)] * 6},
    "silence, gaps and more errors than requests": {
        "rows": [row(0, 0, 500, 3), row(0, 0, 0, 0), row(50, 60, 0, 0), row(50, 0, 450, 0), row(20, 25, 480, 2),
                 row(1, 0, 1, 0)]},
    "settings other than the defaults": {
        "rows": ramp(11, 15, 2500, 200, 90) + bake(12, 5, 2500, 30), "alpha": 0.001, "rho0Concurrent": 1.1,
        "rho0History": 1.5, "rho1": 3, "beta": 0.1, "pMax": 0.02, "phi": 1.75},
    "errors in clusters": {
        "rows": ramp(13, 20, 4000, 180, 100), "history": [{"n": 4000, "x": 25 if t % 2 else 55} for t in range(40)]},
    "errors in clusters beyond the clip": {
        "rows": ramp(13, 20, 4000, 400, 100), "history": [{"n": 4000, "x": 0 if t % 5 else 200} for t in range(40)]},
}

cases = [{"name": name, "table": table, "judgement": judge(table)} for name, table in TABLES.items()]
lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
sys.stdout.write("[\n" + lines + "\n]\n")
