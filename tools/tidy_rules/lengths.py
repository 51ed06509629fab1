"""Lengths: 600 lines a file, 70 a function."""
import ast
import re

from .tree import Finding, code_only

FILE_MAX = 600
FUNCTION_MAX = 70
SOURCES = (".cc", ".h", ".sql", ".py", ".sh", ".ts", ".tsx", ".css", ".cmake")


def files(tree):
    for path, text in tree.under("", endings=SOURCES + ("dev",)):
        lines = text.count("\n")
        if lines > FILE_MAX:
            yield Finding(path, FILE_MAX + 1, "file-length", f"{lines} lines, at most {FILE_MAX}")


def functions(tree):
    for path, text in tree.cpp():
        for first, last in function_spans(text):
            if last - first >= FUNCTION_MAX:
                yield Finding(path, first, "function-length", f"{last - first + 1} lines, at most {FUNCTION_MAX}")


def function_spans(text):
    """First and last line of every function outside others: what has braces behind a `)` in a namespace or type."""
    code = code_only(text)
    scopes = []  # of every open brace: (kind, first line of its head)
    head = ""
    head_line = line = 1
    closed = None  # what the last `}` closed, until something other than `,` or `{` follows
    for character in code:
        if character == "{":
            outside = all(kind == "scope" for kind, _ in scopes)
            continues = closed if closed and not head.strip(", \n") or (closed and head.strip().startswith(",")) else None
            kind = kind_of(head) if outside else "other"
            if outside and continues:
                kind, head_line = "function", continues
            scopes.append((kind, head_line))
            head, closed = "", None
        elif character == "}":
            kind, first = scopes.pop() if scopes else ("other", line)
            closed = first if kind == "function" else None
            if kind == "function":
                yield first, line
            head = ""
        elif character == ";":
            head, closed = "", None
        else:
            if not head.strip():
                head_line = line
            head += character
        if character == "\n":
            line += 1


def kind_of(head):
    """What a brace behind this text opens: a scope (namespace, type), a function, or other (a value)."""
    head = re.sub(r"template\s*<.*?>\s*(?=\w)", "", head, flags=re.S)
    if re.search(r"\b(namespace|extern)\b", head):
        return "scope"
    if re.search(r"\b(class|struct|union|enum)\b", head) and ")" not in head:
        return "scope"
    return "function" if ")" in head else "other"


def python_functions(tree):
    for path, text in tree.under("tools/", "tests/", endings=(".py",)):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_MAX:
                    yield Finding(path, node.lineno, "function-length", f"{lines} lines, at most {FUNCTION_MAX}")
