# Serves a demo desk until it is stopped.

run_demo() {
  local binary=$root/build/release/podpora listen=${PODPORA_SERVER__LISTEN:-127.0.0.1:8080} data=${PODPORA_DATA:-$root/data}
  local server code=0
  mkdir -p "$data"
  if [ -z "$(ls -A "$data")" ]; then
    # Who may sign in is kept beside the data, for the next run.
    (umask 077 && "$binary" demo --seed --past --requests --data "$data" >"$data.new" && mv "$data.new" "$data/demo.txt") || {
      cat "$data.new" >&2
      rm -f "$data.new"
      find "$data" -mindepth 1 -delete
      echo "./dev run: the demo data could not be made in $data" >&2
      exit 1
    }
  fi

  "$binary" serve --data "$data" --listen "$listen" &
  server=$!
  trap 'kill -TERM $server 2>/dev/null || true' INT TERM HUP
  for _ in $(seq 300); do
    if curl -fs -o /dev/null "http://$listen/readyz"; then
      echo
      [ ! -e "$data/demo.txt" ] || cat "$data/demo.txt"
      echo "Podpora is at http://$listen/ (data in $data; Ctrl-C stops it)"
      break
    fi
    kill -0 $server 2>/dev/null || break
    sleep 0.1
  done
  # The first wait ends with the signal, the second with the server.
  wait $server || code=$?
  if kill -0 $server 2>/dev/null; then code=0; wait $server || code=$?; fi
  exit $code
}
