"""tools/with-postgres lends a cluster, passes the exit code on, and leaves nothing behind."""
import pathlib
import subprocess
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "with-postgres"


def lend(script, temporary):
    command = ["env", f"TMPDIR={temporary}", str(TOOL), "bash", "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


class WithPostgresTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        pathlib.Path(self.folder.name).chmod(0o777)

    def test_the_role_makes_databases_but_is_no_superuser(self):
        ask = "select current_setting('is_superuser'), rolcreatedb, rolbypassrls from pg_roles where rolname = current_user"
        run = lend(f'psql -XAt "$PODPORA_TEST_POSTGRES" -c "create database a" -c "{ask}"', self.folder.name)
        self.assertEqual("CREATE DATABASE\noff|t|f\n", run.stdout, run.stderr)

    def test_exit_code_and_nothing_left(self):
        run = lend("exit 7", self.folder.name)
        self.assertEqual(7, run.returncode, run.stderr)
        self.assertEqual([], list(pathlib.Path(self.folder.name).iterdir()))

    def test_no_command_is_a_usage_error(self):
        self.assertEqual(64, subprocess.run([str(TOOL)], capture_output=True, check=False).returncode)


if __name__ == "__main__":
    unittest.main()
