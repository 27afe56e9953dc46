"""Runs a command and prints, as the last line, its seconds, processor seconds and peak memory in MB as JSON.

A process of its own and a small one: a child's peak begins at the memory of whoever began it.
"""

import json
import os
import sys
import time

if __name__ == "__main__":
    began = time.perf_counter()
    child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    spent = usage.ru_utime + usage.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": spent, "peak_mb": usage.ru_maxrss * unit / 1e6}))
    sys.exit(os.waitstatus_to_exitcode(status) and 1)
