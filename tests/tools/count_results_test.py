"""What ./dev counts as passed and failed."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "dev" / "count_results.py"


def count(code, **files):
    with tempfile.TemporaryDirectory() as folder:
        for name, cases in files.items():
            text = f"<testsuites><testsuite>{cases}</testsuite></testsuites>"
            pathlib.Path(folder, f"{name}.xml").write_text(text, "utf-8")
        return subprocess.run([sys.executable, TOOL, folder, str(code)], capture_output=True, text=True, check=True).stdout.strip()


class CountResultsTest(unittest.TestCase):
    def test_cases_of_all_files(self):
        self.assertEqual("2 1", count(1, a='<testcase name="x"/>', b='<testcase/><testcase><failure/></testcase>'))

    def test_skipped_cases_count_as_neither(self):
        self.assertEqual("1 0", count(0, a='<testcase/><testcase><skipped/></testcase><testcase status="notrun"/>'))

    def test_a_crash_is_a_failure(self):
        self.assertEqual("1 1", count(139, a="<testcase/>"))

    def test_nothing_run_is_a_failure(self):
        self.assertEqual("0 1", count(0))


if __name__ == "__main__":
    unittest.main()
