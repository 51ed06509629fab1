# Feeds the readers of outside bytes with what libFuzzer makes of tests/mail. What it finds interesting stays in
# build/fuzz/corpus, what breaks a target in build/fuzz/found; a finding is mended with a test of its own.

fuzz_targets=(message header_words addresses reply_splitting)

fuzz() { # [SECONDS]
  prepare setup
  prepare build_fuzzers
  check "fuzz" run_fuzzers "${1:-60}"
  finish
}

build_fuzzers() {
  build_web
  build_server fuzz fuzzers
}

# Two at a time: each wants a core.
run_fuzzers() { # SECONDS
  local seconds=$1 code=0 i
  for ((i = 0; i < ${#fuzz_targets[@]}; i += 2)); do
    local running=()
    for target in "${fuzz_targets[@]:i:2}"; do
      run_fuzzer "$target" "$seconds" &
      running+=($!)
    done
    for pid in "${running[@]}"; do wait "$pid" || code=1; done
  done
  return $code
}

run_fuzzer() { # TARGET SECONDS
  local folder=build/fuzz
  mkdir -p "$folder/corpus/$1" "$folder/found"
  if ! ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS="suppressions=$root/tools/lsan-suppressions.txt:print_suppressions=0" \
    "build/fuzz/tests/fuzz/${1}_fuzz" -max_total_time="$2" -timeout=10 -rss_limit_mb=1024 -max_len=32768 \
    -verbosity=0 -print_final_stats=1 -artifact_prefix="$folder/found/$1-" "$folder/corpus/$1" tests/mail \
    >"$folder/$1.log" 2>&1; then
    tail -n 40 "$folder/$1.log"
    return 1
  fi
  echo "$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$1.log") inputs, nothing found"
}
