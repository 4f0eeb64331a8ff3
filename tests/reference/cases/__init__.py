"""The worked cases: a Python program for the reference client and the same program in our JavaScript.

Every case is case(name, py, js): `c` is a DSSClient, `g` a GovernClient, `l` a LaunchpadClient, the classes are in scope by name, `return` hands
back plain data to compare.
In the JavaScript, API members and option keys are written bare (`.getInfo`, `{ usableBy: … }`) and keys of the wire in quotes
(`["usableBy"]`, `{ "usableBy": … }`), so that the Go test can derive the snake_case spelling of the same program.
"""

import textwrap


class Cases(list):
    """The cases of one chapter, in order."""

    def __call__(self, name, py, js, answers=None, throws=None, misuse=False, env=None, value=None):
        """answers: {"GET /futures/j1": [first, second]} in place of the canned answers. throws: a part of the message that our client must
        give (True: the reference's own message). misuse: refused before sending, where the reference may send first.
        env: environment of the run. py None: a rule of ours that the reference has no program for; value is then what js returns."""
        js = textwrap.dedent(js).strip()
        py = textwrap.dedent(py).strip() if py is not None else None
        self.append({"case": name, "py": py, "js": js, "answers": answers or {}, "throws": throws, "misuse": misuse, "env": env, "value": value})


def error(kind, message, detailed=None):
    """An error body as the instance writes it."""
    body = {"errorType": kind, "message": message}
    if detailed is not None:
        body["detailedMessage"] = detailed
    return body
