#!/bin/bash
# tests/fuzz/fuzz.sh [SECONDS [TARGET …]]: libFuzzer with address and undefined-behaviour sanitizers on each target, or
# on those named. Needs clang-14 and its libFuzzer (Debian: clang-14). What is found lies in build/fuzz/found.
set -eu
seconds=${1:-60}
[ $# = 0 ] || shift
root=$(cd "$(dirname "$0")/../.." && pwd)
flags="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer"
cmake -S "$root" -B "$root/build/fuzz" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUREAU_FUZZ=ON \
  -DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14 \
  -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" >/dev/null
ninja -C "$root/build/fuzz" bureau_fuzz
fuzz=$root/build/fuzz/tests/fuzz/bureau_fuzz
[ $# != 0 ] || set -- json csv gb18030 moment limit filter number secrecy kind calendar mapping ics text apply
fail=0
for target in "$@"; do
  mkdir -p "$root/build/fuzz/corpus/$target" "$root/build/fuzz/found"
  echo "-- $target"
  BUREAU_TARGET=$target TZ=Asia/Shanghai "$fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=1024 \
    -print_final_stats=0 -verbosity=0 -artifact_prefix="$root/build/fuzz/found/$target-" "$root/build/fuzz/corpus/$target" || fail=1
done
exit $fail
