"""Sends a text to a webhook.   python3 send.py URL TEXT   or   uptime | python3 send.py URL"""

import json
import sys
import time
import urllib.error
import urllib.request
import uuid


def send(url, payload, tries=4):
    """Posts a payload; when nobody can be reached, or the server says 5xx, it tries again."""
    request = urllib.request.Request(
        url,
        data=json.dumps(payload).encode(),
        headers={
            "Content-Type": "application/json",
            # The key makes it safe to try again: however often it arrives, it is posted once.
            "Idempotency-Key": str(uuid.uuid4()),
        },
    )
    for attempt in range(tries):
        try:
            with urllib.request.urlopen(request, timeout=30):
                return
        except urllib.error.HTTPError as error:
            if error.code < 500 or error.code == 501 or attempt == tries - 1:
                raise SystemExit(f"{error.code} {error.read().decode()}") from None
        except OSError as error:
            if attempt == tries - 1:
                raise SystemExit(f"{error}") from None
        time.sleep(2**attempt)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    text = sys.argv[2] if len(sys.argv) > 2 else sys.stdin.buffer.read().decode().rstrip("\n")
    send(sys.argv[1], {"text": text})
