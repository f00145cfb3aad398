#!/bin/sh
# Chains: what one command finds is what the next one works on.
set -eu

# Press for every task that is late, by telephone.
bureau task list --overdue -o refs | bureau urge - 请本周五前反馈进展 --means 电话

# What the audit finds without an owner goes to the office itself.
bureau task list --where 'unit is null' -o refs | bureau assign - --unit 办公室

# A table for a spreadsheet, headings in Chinese.
bureau task list --all -o tasks.csv --headers zh --bom
