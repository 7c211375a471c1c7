"""All benchmarks that can be run where this stands: `python -m benchmarks`."""

import runpy

for name in ("accuracy", "names"):
    print(f"== {name}")
    try:
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    except SystemExit as ended:
        if ended.code:
            raise
