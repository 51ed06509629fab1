# Builds the UI and the server.

build_release() {
  build_web
  build_server release podpora
}

# The UI is rebuilt only when the bytes of its sources changed.
build_web() { when_changed web/dist/index.html web_sources pnpm run build; }
web_sources() {
  find web i18n -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -print0 | sort -z | xargs -0 sha256sum
}

# After the UI: the list of embedded files is made when CMake runs.
build_server() { # PRESET TARGET… (-D options pass through to CMake)
  local preset=$1 options=() targets=()
  shift
  for word in "$@"; do
    case $word in -D*) options+=("$word") ;; *) targets+=("$word") ;; esac
  done
  cmake --preset "$preset" "${options[@]}" --log-level=WARNING
  cmake --build "build/$preset" --target "${targets[@]}"
}

build_everything() {
  build_web
  build_server release all
}

build_sanitized() { build_server dev all; }

bench() {
  prepare build_bench
  # In the build folder: on its disk, not in a memory file system. Interleaved, so that both sides share the noise.
  (cd build && release/bench/podpora_bench --benchmark_repetitions=5 --benchmark_min_time=0.2 \
    --benchmark_enable_random_interleaving=true --benchmark_color=false "$@")
}
build_bench() {
  build_web
  build_server release podpora_bench -DPODPORA_BENCH=ON
}
