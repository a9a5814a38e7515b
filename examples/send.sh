#!/bin/sh
# Sends a text to a webhook.   send.sh URL TEXT   or   uptime | send.sh URL
set -eu

url=$1
text=${2-$(cat)}

# In a JSON string a backslash, a quote, a tab and a line's end have to be escaped.
tab=$(printf '\t')
json=$(printf '%s\n' "$text" | sed -e 's/[\\"]/\\&/g' -e "s/$tab/\\\\t/g" -e 's/$/\\n/' | tr -d '\n')

# The key makes it safe to try again: however often it arrives, it is posted once.
curl --silent --show-error --fail-with-body --max-time 30 --retry 3 \
  --header 'Content-Type: application/json' \
  --header "Idempotency-Key: $(date +%s)-$$" \
  --data-binary "{\"text\": \"${json%??}\"}" \
  "$url" >&2
