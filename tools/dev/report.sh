# Runs the steps of a command, keeps their times and results, and prints both at the end.

results=build/results
step_lines=()
passed=0
failed=0

# Runs a command as a step of its own, in a subshell that stops at the first error; its code in `step_code`.
# Never call it left of && or ||, nor in a condition: there bash would not stop.
timed() { # NAME CMD…
  local name=$1 start=$SECONDS
  shift
  echo "── $name"
  set +e
  (
    set -e
    "$@"
  )
  step_code=$?
  set -e
  step_lines+=("$(printf '%6d s  %-6s %s' $((SECONDS - start)) "$([ $step_code = 0 ] && echo ok || echo FAILED)" "$name")")
}

# A step that the others need: its failure ends the command.
prepare() { # CMD…
  timed "${1//_/ }" "$@"
  if [ $step_code != 0 ]; then
    failed=$((failed + 1))
    finish
  fi
}

# A step that passes or fails as one.
check() { # NAME CMD…
  timed "$@"
  if [ $step_code = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# A step that leaves JUnit files in its folder of results, which are counted case by case. A suite that fails
# without a failed case (a crash, a time-out) counts as one failure; one that ran nothing fails too.
suite() { # NAME CMD…
  local suite=$1 counts=()
  rm -rf "${results:?}/$suite"
  mkdir -p "$results/$suite"
  timed "$@"
  read -r -a counts <<<"$(python3 tools/dev/count_results.py "$results/$suite" "$step_code")"
  passed=$((passed + counts[0]))
  failed=$((failed + counts[1]))
  step_lines[-1]+="  (${counts[0]} passed, ${counts[1]} failed)"
}

finish() {
  echo
  printf '%s\n' "${step_lines[@]}"
  if [ $((passed + failed)) -gt 0 ]; then echo "$passed passed, $failed failed"; fi
  exit $((failed > 0))
}
