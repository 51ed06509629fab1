# Runs the tests. Each suite leaves JUnit files under build/results; with-postgres lends a private cluster.

test_all() {
  prepare setup
  run_tests "$@"
  finish
}

run_tests() {
  prepare build_everything
  if [ $# -gt 0 ]; then
    suite unit ctest_in release "$@"
    return
  fi
  suite tools python_tests tests/tools
  suite unit ctest_in release
  suite faults tools/with-postgres python3 -B tools/dev/run_tests.py tests/faults "$results/faults/results.xml"
  suite mail tools/with-postgres python3 -B tools/dev/run_tests.py tests/mail "$results/mail/results.xml"
  check "web check" pnpm run check
  suite web vitest test
  suite e2e vitest e2e
}

# Unit, store and API tests, on both databases. GTEST_OUTPUT makes every program write its cases.
ctest_in() { # PRESET [REGEX]
  # SOCI keeps the text of a server's error; the leak is its own, and only in tests that provoke errors.
  LSAN_OPTIONS="suppressions=$root/tools/lsan-suppressions.txt:print_suppressions=0" \
    GTEST_OUTPUT="xml:$root/$results/$suite/" GTEST_COLOR=no tools/with-postgres \
    ctest --test-dir "build/$1" --output-on-failure --no-tests=error -j "$CMAKE_BUILD_PARALLEL_LEVEL" ${2:+-R "$2"}
}

python_tests() { # FOLDER
  python3 -B tools/dev/run_tests.py "$1" "$results/$suite/results.xml"
}

vitest() { # SCRIPT
  pnpm run "$1" --reporter=default --reporter=junit \
    --outputFile.junit="$root/$results/$suite/results.xml"
}

ci() {
  prepare setup
  check "corpora" corpora_are_there
  check "fmt --check" check_format
  check "tidy" tools/tidy
  run_tests
  prepare build_sanitized
  suite dev ctest_in dev
  prepare build_fuzzers
  check "fuzz" run_fuzzers 60
  finish
}

corpora_are_there() {
  [ -d "$PODPORA_CORPORA" ] || {
    echo "The test corpora are not in $PODPORA_CORPORA: their cases did not run. Set PODPORA_CORPORA." >&2
    return 1
  }
}
