"""SQL: where it may stand, what it may hold, and that every statement names the desk."""
import re

from .tree import TOKEN, Finding, is_test, line_of, strings

PLACES = (
    "server/features/queue/",
    "server/features/insight/",
    "server/platform/jobs/",
    "server/platform/storage/",
    "server/platform/blobs/",
    "server/platform/http/idempotency",
    "bench/",
)
STATEMENT = re.compile(
    r"\s*(select\s.*\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+(recursive\s+)?\w+\s"
    r"|create\s+(unique\s+|virtual\s+)?(table|index|view|trigger)\s|alter\s+table\s|drop\s+(table|index)\s)",
    re.I | re.S,
)
QUERY = re.compile(r"\bQuery\s+(\w+)\s*\{\s*$")
TABLE_USE = re.compile(r"\b(?:from|join|into|update)\s+(?:only\s+)?(\w+)", re.I)


def statements(text):
    return [(line, sql) for line, sql in strings(text) if STATEMENT.match(sql)]


def place(tree):
    for path, text in tree.cpp("server/"):
        if path.endswith("_store.cc") or path.startswith(PLACES) or is_test(path):
            continue
        for line, sql in statements(text):
            yield Finding(path, line, "sql-place", "SQL belongs in a *_store.cc")


def without_literals(sql):
    return re.sub(r"'[^']*'|--[^\n]*", " ", sql)


def shape(tree):
    for path, text in tree.cpp():
        for line, sql in statements(text):
            plain = without_literals(sql)
            if re.search(r"\bselect\s+(distinct\s+)?(\w+\.)?\*", plain, re.I):
                yield Finding(path, line, "sql-shape", "SELECT *: name the columns")
            if re.search(r"\$\d|\?", plain):
                yield Finding(path, line, "sql-shape", "positional parameter: name it (`:id`)")


def desk_tables(tree):
    """The tables of the migrations that have a desk_id."""
    found = set()
    for _, text in tree.under("db/migrations/", endings=(".sql",)):
        for name, columns in re.findall(r"create\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)\s*\((.*?)\)\s*;", text, re.I | re.S):
            if re.search(r"\bdesk_id\b", columns):
                found.add(name.lower())
    return found


def queries(text):
    """(line, variable, name, SQL) of every `Query kName{"name", "SQL"}`."""
    pieces = [t for t in TOKEN.finditer(text) if t["raw"] is not None or t["string"] is not None]
    for index, token in enumerate(pieces[:-1]):
        variable = QUERY.search(text[max(0, token.start() - 200) : token.start()])
        if not variable:
            continue
        sql, end = "", token.end()
        for part in pieces[index + 1 :]:
            if text[end : part.start()].strip(", \n"):
                break
            sql += part["raw"] if part["raw"] is not None else part["string"]
            end = part.end()
        yield line_of(text, token.start()), variable[1], token["string"] or token["raw"], sql


def desk(tree):
    tables = desk_tables(tree)
    names = {}
    for path, text in tree.cpp("server/"):
        for line, _, name, sql in queries(text):
            if not is_test(path) and names.setdefault(name, path) != path:
                yield Finding(path, line, "query-name", f"{name} is a query of {names[name]} already", name)
            used = {table.lower() for table in TABLE_USE.findall(without_literals(sql))} & tables
            if used and not re.search(r":desk\b", sql) and not is_test(path):
                yield Finding(path, line, "desk", f"{name} reads or writes {sorted(used)[0]} without :desk", name)
