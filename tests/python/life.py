"""What life cycles are made of: a list of them, and checks that say what was expected."""

import contextlib
import sys
import traceback

_all = []


def life(name):
    """Declares a function as the life cycle of a thing. It takes a DSS client and a Govern client."""
    def declare(function):
        _all.append((name, function))
        return function
    return declare


def equal(got, want, what="it"):
    if got != want:
        raise AssertionError("%s is %r, not %r" % (what, got, want))


def holds(condition, what):
    if not condition:
        raise AssertionError(what)


@contextlib.contextmanager
def refused(error, *parts):
    """What is inside has to raise the error, with each of the parts in its text."""
    try:
        yield
    except error as e:
        for part in parts:
            holds(part in str(e), "the error is %r, without %r" % (str(e), part))
        return
    raise AssertionError("no %s was raised" % error.__name__)


def run(dss, govern):
    """Runs every life cycle, prints "ok NAME" or "FAILED NAME: why" for each, and gives the number that failed."""
    failed = 0
    for name, function in _all:
        try:
            function(dss, govern)
            print("ok " + name)
        except Exception as e:
            failed += 1
            at = [f for f in traceback.extract_tb(sys.exc_info()[2]) if f.filename == function.__code__.co_filename]
            print("FAILED %s: %s: %s (%s)" % (name, type(e).__name__, e, "line %d" % at[-1].lineno if at else "?"))
        sys.stdout.flush()
    return failed
