# The checks that run nothing: format, house style, types of the UI.

cpp_sources() { find server bench tests -name '*.cc' -o -name '*.h'; }

format() {
  if [ "${1:-}" = --check ]; then
    prepare setup
    check "fmt --check" check_format
    finish
  fi
  prepare setup
  cpp_sources | xargs clang-format-14 -i
  pnpm exec biome check --write .
}

# Both are run, so that one call shows everything.
check_format() {
  local code=0
  cpp_sources | xargs clang-format-14 --dry-run -Werror --ferror-limit=3 || code=1
  pnpm exec biome check . || code=1
  return $code
}
