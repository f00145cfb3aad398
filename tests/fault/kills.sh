#!/bin/sh
# tests/fault/kills.sh PROGRAM [KILLS [DRIVER]]: commands are killed at random moments; kills.cpp says what must hold.
unset BUREAU_LANG BUREAU_NOW BUREAU_CONFIG BUREAU_STORE LC_MESSAGES LANG LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd)
exec "${3:-$here/build/dev/tests/fault/bureau_kills}" "$1" "${2:-300}"
