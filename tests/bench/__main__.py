"""Run the named measurements, or all."""

import sys

from tests.bench import district, durable, flips, ganda, kertas, largest, returns, tps, village, window

BENCHES = {
    "durable": durable.main,
    "flips": flips.main,
    "ganda": ganda.main,
    "kertas": kertas.main,
    "tps": tps.main,
    "village": village.main,
    "window": window.main,
    "district": district.main,
    "returns": returns.main,
    "largest": largest.main,
}

for name in sys.argv[1:] or BENCHES:
    print(f"\n== {name}", flush=True)
    BENCHES[name]()
