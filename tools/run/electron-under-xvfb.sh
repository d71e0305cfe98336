#!/bin/sh
# Stands where Electron's executable is, on a Linux without a screen: starts a virtual one, then becomes Electron. The process
# that was started is Electron itself, so that signals, and Playwright, reach it. TRIBUTARY_ELECTRON names another executable.
here=$(dirname "$(readlink -f "$0")")
package=$here/../../node_modules/electron
electron=${TRIBUTARY_ELECTRON:-$package/dist/$(cat "$package/path.txt" 2>/dev/null || echo electron)}

folder=$(mktemp -d) || exit 1
cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
mkfifo "$folder/number"
# Only who knows the cookie may look at the screen.
xauth -q -f "$folder/server" add :0 . "$cookie" 2>/dev/null
Xvfb -displayfd 3 -auth "$folder/server" -screen 0 1440x900x24 -nolisten tcp 3>"$folder/number" </dev/null >/dev/null 2>&1 &
screen=$!
read -r number <"$folder/number" || number=
if [ -z "$number" ]; then
  echo 'Xvfb did not start; is the package xvfb installed?' >&2
  rm -rf "$folder"
  exit 1
fi
xauth -q -f "$folder/client" add ":$number" . "$cookie" 2>/dev/null

# The screen goes when Electron has gone, however it went.
app=$$
(
  while kill -0 "$app" 2>/dev/null; do sleep 1; done
  kill "$screen"
  rm -rf "$folder"
) </dev/null >/dev/null 2>&1 &

DISPLAY=:$number XAUTHORITY=$folder/client exec "$electron" "$@"
