"""Drives a mock through Dataiku's own Python client: create, read, list, change, save, verify, delete, verify that it is gone.

    DKU_DSS_URL=… DKU_API_KEY=… DKU_GOVERN_URL=… DKU_GOVERN_API_KEY=… python3 lifecycles.py CHECKOUT

CHECKOUT is a folder of the client (dataikuapi). Each life cycle prints a line, "ok NAME" or "FAILED NAME: why"; the exit code is 1 when one
failed. It expects the mock's own seed.
"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

import dataikuapi  # noqa: E402

import dss_lives  # noqa: E402,F401  (declares its life cycles)
import govern_lives  # noqa: E402,F401
import life  # noqa: E402

dss = dataikuapi.DSSClient(os.environ["DKU_DSS_URL"], os.environ["DKU_API_KEY"])
govern = dataikuapi.GovernClient(os.environ["DKU_GOVERN_URL"], os.environ["DKU_GOVERN_API_KEY"])
failed = life.run(dss, govern)
try:
    import dataikuapi.launchpad  # noqa: F401
    print("FAILED launchpad: this client has it, and no life cycle uses it: write one")
    failed += 1
except ImportError:
    print("skipped launchpad: this release of the client has none")
sys.exit(1 if failed else 0)
