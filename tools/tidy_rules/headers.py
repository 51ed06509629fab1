"""Headers: once, light, and with their contract in words."""
import re

from .tree import Finding, code_only, comments, line_of

HEAVY = re.compile(r"^\s*#\s*include\s+<(boost/(?:beast|asio|json\.hpp|json/src)[^>]*|soci/[^>]*|gmime/[^>]*|toml\+\+[^>]*)>", re.M)
DECLARATION = re.compile(r"^[A-Za-z_][\w:<>,&*\s\[\]]*?[\s&*>](\w+)\((?!\*)", re.M)


def pragma(tree):
    for path, text in tree.cpp(endings=(".h",)):
        rest = text
        for _, comment in comments(text):
            rest = rest.replace(comment, "", 1)
        if not rest.lstrip().startswith("#pragma once\n"):
            yield Finding(path, 1, "pragma-once", "a header begins with #pragma once")


def heavy(tree):
    for path, text in tree.cpp("server/features/", "server/app/", endings=(".h",)):
        for match in HEAVY.finditer(text):
            yield Finding(path, line_of(text, match.start(1)), "heavy-header", f"<{match[1]}> belongs in a .cc")


def documented(tree):
    """A function of a feature says what it promises: `///` above it, or above its paragraph. What lies inside (stores,
    routes, wire types) and a look-up (`find_…` gives an optional) say it by their names."""
    for path, text in tree.cpp("server/features/", endings=(".h",)):
        if re.search(r"/(?:\w+_store|\w*http|\w*wire)\.h$", path):
            continue
        lines = text.splitlines()
        plain = code_only(text)
        for match in DECLARATION.finditer(outer_only(plain)):
            line = line_of(plain, match.start())
            if match[1].isupper() or match[1].startswith("find_") or "operator" in match[0] or match[0].startswith(("template", "using", "return")):
                continue
            if not has_comment_above(lines, line - 1):
                yield Finding(path, line, "doc-comment", f"{match[1]} says nowhere what it promises (///)", match[1])


def has_comment_above(lines, index):
    """Whether the paragraph of this line, up to an empty line, has a `///`."""
    while index >= 0 and lines[index].strip():
        if lines[index].lstrip().startswith("///"):
            return True
        index -= 1
    return False


def outer_only(code):
    """The code outside types and functions: deeper than the namespaces it is spaces."""
    out, depths = [], []
    head = ""
    for character in code:
        if character == "{":
            depths.append(re.search(r"\bnamespace\b", head) is not None)
            head = ""
        elif character == "}" and depths:
            depths.pop()
        head = "" if character in ";{}" else head + character
        out.append(character if all(depths) or character == "\n" else " ")
    return "".join(out)
