#!/bin/sh
# tests/bench/lines.sh OPEN CLOSED: commands for `bureau apply` that make so many open and closed tasks; the same for
# the same numbers. The day is 2026-11-24.
exec awk -v open="$1" -v closed="$2" '
function add(i, save) {
  n = (i * 7919) % 1000003
  printf "{\"command\": \"task add\", \"title\": \"%s%s工作落实情况第%d号\", \"unit\": \"%s\", \"co\": [\"%s\"], ", \
    subjects[n % 8], acts[n % 7], i, units[n % 10], units[(n + 3) % 10]
  printf "\"urgency\": \"%s\", \"importance\": \"%s\", \"due\": \"%s\"%s}\n", \
    n % 11 == 0 ? "urgent" : "normal", n % 5 == 0 ? "high" : "normal", days[n % 40], save
}
BEGIN {
  split("财政局 审计局 后勤处 保卫处 办公室 人事处 市应急管理局 教育局 住建局 信访局", u, " ")
  for (i = 1; i <= 10; ++i) units[i - 1] = u[i]
  split("消防安全 节能减排 政务公开 会议纪要 信访积案 预算执行 校园食品 老旧小区", s, " ")
  for (i = 1; i <= 8; ++i) subjects[i - 1] = s[i]
  split("检查整改 督促推进 调研 自查 清理 评估 通报", a, " ")
  for (i = 1; i <= 7; ++i) acts[i - 1] = a[i]
  for (i = 0; i < 40; ++i) days[i] = i < 10 ? sprintf("2026-11-%02d", 14 + i) : i < 17 ? sprintf("2026-11-%02d", 14 + i) : sprintf("2026-12-%02d", i - 16)
  for (i = 1; i <= closed; ++i) {
    add(i, ", \"save\": \"c\"")
    print "{\"command\": \"task cancel\", \"ref\": \"@c\", \"reason\": \"不再需要\", \"by\": \"主任\"}"
  }
  for (i = 1; i <= open; ++i) add(i, "")
}'
