"""What our C++ does not use, each with what to use."""
import re

from .tree import Finding, code_only, comments, is_test, line_of

APP = "server/app/"
TESTS = object()
CATCH = r"\bcatch\s*\("

# (rule, what, where it may be all the same, what to do instead)
BANS = [
    ("regex", r"\bstd::w?regex\b", (), "std::regex is slow and recurses: parse by hand"),
    ("printf", r"\b(?:std::)?[fsv]?n?printf\s*\(", (), "use fmt"),
    ("output", r"\bstd::(?:cout|cerr|clog|puts)\b", (APP, "bench/", TESTS), "log it, or print it in app/"),
    ("endl", r"\bstd::endl\b", (APP,), "it flushes: '\\n'"),
    ("new", r"(?<!operator )\bnew\b", (), "std::make_unique, or a value"),
    ("delete", r"(?<!= )(?<!operator )\bdelete\b", (), "an owner frees it"),
    (
        "catch",
        CATCH,
        ("server/platform/http/dispatch", "server/platform/jobs/worker", "server/platform/jobs/periodic", "server/app/main.cc", TESTS),
        "only where a request, a job or the program ends, or to clean up in platform/ and throw on",
    ),
    ("namespace", r"\busing\s+namespace\b(?!\s+(?:std::chrono|[\w:]*literals)\s*;)", (TESTS,), "name what you use"),
    ("goto", r"\bgoto\b", (), "a loop or a function"),
    ("sleep", r"\bsleep(?:_for|_until)?\s*\(", (), "set the clock, or wait for the event"),
    ("now", r"\b(?:system_clock|utc_clock)::now\b", ("server/platform/base/clock.cc", "server/testing/"), "ask the Clock given"),
    (
        "random",
        r"\bstd::(?:random_device|mt19937(?:_64)?)\b|\brand\s*\(",
        ("server/platform/base/random.cc",),
        "ask the Random given",
    ),
    ("getenv", r"\b(?:std::|secure_)?getenv\b", (APP, TESTS), "configuration is read in app/"),
    ("cast", r"\b(?:reinterpret|const)_cast\b", ("server/platform/", "bench/", "tests/fuzz/"), "only where platform/ meets a C library"),
    (
        "coroutine",
        r"\bco_(?:await|return|yield)\b",
        ("server/platform/http/", "server/platform/mail/", "server/platform/net/", TESTS),
        "features are synchronous",
    ),
    ("number", r"\bstd::(?:ato[ilf]|sto(?:i|l|ll|ul|ull|d)|strtol)\b", (TESTS,), "std::from_chars says what went wrong"),
]
COMPILED = [(rule, re.compile(pattern), allowed, why) for rule, pattern, allowed, why in BANS]


def code(tree):
    for path, text in tree.cpp():
        plain = code_only(text)
        for rule, pattern, allowed, why in COMPILED:
            if any(is_test(path) if place is TESTS else path.startswith(place) for place in allowed):
                continue
            for match in pattern.finditer(plain):
                if pattern.pattern == CATCH and path.startswith("server/platform/") and throws_on(plain, match.end()):
                    continue
                yield Finding(path, line_of(plain, match.start()), rule, f"{match[0].strip(' (')}: {why}")


def throws_on(code, position):
    """Whether the block that opens next throws or rethrows."""
    start = end = code.index("{", position)
    depth = 0
    for end in range(start, len(code)):
        depth += {"{": 1, "}": -1}.get(code[end], 0)
        if depth == 0:
            break
    return re.search(r"\b(?:re)?throw", code[start:end]) is not None


OLD_CODE = re.compile(r"//\s*(?:[\w:.>\[\]-]+\([^()]*\)|return\b.*|(?:auto|int|if|for)\b.*[=(].*);\s*$")


def judge(path, found):
    for line, text in found:
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text) and not re.search(r"\bTODO\(\w+\):.*#\d+", text):
            yield Finding(path, line, "todo", "write `TODO(name): … #issue`, or do it")
        if OLD_CODE.match(text):
            yield Finding(path, line, "old-code", "code in a comment: git keeps it")


def todo(tree):
    for path, text in tree.cpp():
        yield from judge(path, comments(text))
    for path, text in tree.under("tools/dev", "tests/", "db/", endings=(".py", ".sh", ".sql")):
        lines = enumerate(text.splitlines(), 1)
        yield from judge(path, [(number, line) for number, line in lines if re.match(r"\s*(#|--)", line)])
