"""The layers: a room includes only itself and what it NEEDS, directly or through another room."""
import functools
import re

from .tree import Finding, is_test, line_of

ROOMS = "server/CMakeLists.txt"
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
KEYWORDS = r"\b(?:NEEDS|LINKS|EXCLUDE)\b"


@functools.lru_cache(maxsize=None)
def rooms(text):
    """{room: (line, what it NEEDS)} in the order of the file."""
    text = re.sub(r"#[^\n]*", "", text)
    sets = {name: words.split() for name, words in re.findall(r"\bset\((\w+)\s+([^)]*)\)", text)}
    found = {}
    for call in re.finditer(r"\bpodpora_room\(([^)]*)\)", text):
        words = re.sub(r"\$\{(\w+)\}", lambda use: " ".join(sets.get(use[1], [use[0]])), call[1])
        path = words.split()[0]
        needs = re.search(rf"\bNEEDS\b(.*?)(?:{KEYWORDS}|$)", words, re.S)
        found[path] = (line_of(text, call.start()), needs[1].split() if needs else [])
    return found


def order(tree):
    known = {"embedded"}
    for room, (line, needs) in rooms(tree.files.get(ROOMS, "")).items():
        for need in needs:
            if need not in known:
                yield Finding(ROOMS, line, "layers", f"{room} needs {need}, which is not named before it")
        known.add(room)


def closure(table, room):
    reached, waiting = set(), [room]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += table.get(at, (0, []))[1]
    return reached


def room_of(table, path):
    """The room with this file of server/, the innermost if rooms are nested; None if none has it."""
    return max((room for room in table if path.startswith(room + "/")), key=len, default=None)


def includes(tree):
    table = rooms(tree.files.get(ROOMS, ""))
    allowed = {room: closure(table, room) for room in table}
    for path, text in tree.cpp("server/"):
        room = room_of(table, path.removeprefix("server/"))
        if path.startswith("server/app/"):
            continue
        if room is None:
            yield Finding(path, 1, "layers", f"is in no room of {ROOMS}")
            continue
        for use in INCLUDE.finditer(text):
            target = room_of(table, use[1])
            if target in allowed[room] or (is_test(path) and target in closure(table, "testing")):
                continue
            what = f"{room} does not need {target}" if target else "no room has that path"
            yield Finding(path, line_of(text, use.start(1)), "layers", f'includes "{use[1]}": {what}')
