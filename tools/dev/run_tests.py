"""Runs the Python tests of a folder and writes their cases as JUnit: run_tests.py FOLDER FILE."""
import pathlib
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree


class Result(unittest.TextTestResult):
    """Keeps one `testcase` element a case, also for sub-tests."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.cases = []
        self.started = 0.0

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()

    def note(self, test, outcome=None, text=""):
        seconds = f"{time.monotonic() - self.started:.3f}"
        case = ElementTree.Element("testcase", classname=type(test).__name__, name=test.id(), time=seconds)
        if outcome:
            ElementTree.SubElement(case, outcome).text = text
        self.cases.append(case)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.note(test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.note(test, "failure", self.failures[-1][1])

    def addError(self, test, error):
        super().addError(test, error)
        self.note(test, "error", self.errors[-1][1])

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self.note(subtest, "failure", str(error[1]))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.note(test, "skipped", reason)


def main():
    folder, out = sys.argv[1:]
    tests = unittest.defaultTestLoader.discover(folder, pattern="*_test.py", top_level_dir=folder)
    result = unittest.TextTestRunner(verbosity=2, resultclass=Result).run(tests)
    root = ElementTree.Element("testsuite", name=folder)
    root.extend(result.cases)
    pathlib.Path(out).parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
