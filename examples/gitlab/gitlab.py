"""Shows what happens in GitLab: takes its webhooks and posts them to a Mattermost or Hookline webhook.

    python3 gitlab.py WEBHOOK_URL [PORT]        listens on PORT (8066) of all interfaces

In GitLab, under Settings > Webhooks, enter http://THIS_HOST:8066/ and choose push, merge request and
pipeline events. GITLAB_TOKEN in the environment, if set, must be the webhook's secret token.
"""

import hmac
import http.server
import json
import os
import sys
import urllib.error
import urllib.request

COLORS = {"success": "good", "failed": "danger", "canceled": "warning"}
ACTIONS = {"open": "opened", "close": "closed", "reopen": "reopened", "merge": "merged", "approved": "approved"}


def link(label, url):
    """A Markdown link; what GitLab's users have typed gains no meaning in it."""
    return f"[{plain(label)}]({url})"


def plain(text):
    return "".join("\\" + c if c in "\\`*_[]<>#|~" else c for c in text)


def push(event):
    branch = event["ref"].removeprefix("refs/heads/")
    project = event["project"]
    repository = link(project["path_with_namespace"], project["web_url"])
    if int(event["after"], 16) == 0:
        return {"text": f"{plain(event['user_name'])} deleted branch {plain(branch)} of {repository}"}
    tree = link(branch, f"{project['web_url']}/-/tree/{branch}")
    lines = [f"{plain(event['user_name'])} pushed to {tree} of {repository}"]
    for commit in event["commits"]:
        title = commit["message"].partition("\n")[0]
        lines.append(f"- {link(commit['id'][:8], commit['url'])} {plain(title)} – {plain(commit['author']['name'])}")
    hidden = event["total_commits_count"] - len(event["commits"])
    if hidden > 0:
        lines.append(f"- and {hidden} more")
    return {"text": "\n".join(lines)}


def merge_request(event):
    request = event["object_attributes"]
    action = ACTIONS.get(request.get("action"))
    if action is None:  # Every edit of a title is an event, too.
        return None
    title = link(f"!{request['iid']} {request['title']}", request["url"])
    branches = f"{plain(request['source_branch'])} → {plain(request['target_branch'])}"
    return {"text": f"{plain(event['user']['name'])} {action} {title} ({branches})"}


def pipeline(event):
    attributes = event["object_attributes"]
    if attributes["status"] not in COLORS:  # It is not over yet.
        return None
    project = event["project"]
    title = f"Pipeline #{attributes['id']} of {project['path_with_namespace']}: {attributes['status']}"
    failed = [build["name"] for build in event["builds"] if build["status"] == "failed"]
    fields = [
        {"title": "Branch", "value": plain(attributes["ref"]), "short": True},
        {"title": "Took", "value": f"{attributes['duration']} s", "short": True},
    ]
    if failed:
        fields.append({"title": "Failed jobs", "value": plain(", ".join(failed)), "short": False})
    return {
        "attachments": [
            {
                "fallback": title,
                "color": COLORS[attributes["status"]],
                "title": title,
                "title_link": f"{project['web_url']}/-/pipelines/{attributes['id']}",
                "fields": fields,
            }
        ]
    }


KINDS = {"push": push, "merge_request": merge_request, "pipeline": pipeline}


class Handler(http.server.BaseHTTPRequestHandler):
    """GitLab waits ten seconds for an answer."""

    def do_POST(self):
        token = os.environ.get("GITLAB_TOKEN", "")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if token and not hmac.compare_digest(token.encode(), self.headers.get("X-Gitlab-Token", "").encode()):
            return self.answer(401, "wrong X-Gitlab-Token")
        try:
            event = json.loads(body)
            payload = KINDS.get(event["object_kind"], lambda _: None)(event)
        except (ValueError, LookupError, TypeError) as error:
            return self.answer(400, f"not one of GitLab's events: {error!r}")
        if payload is None:
            return self.answer(200, "nothing to post")
        try:
            self.post(payload)
        except urllib.error.HTTPError as error:
            return self.answer(502, f"{error.code} {error.read().decode()}")
        except OSError as error:
            return self.answer(502, str(error))
        return self.answer(200, "posted")

    def post(self, payload):
        headers = {"Content-Type": "application/json"}
        # GitLab's key of the event: what it sends again is posted once.
        if "Idempotency-Key" in self.headers:
            headers["Idempotency-Key"] = self.headers["Idempotency-Key"]
        request = urllib.request.Request(self.server.url, json.dumps(payload).encode(), headers)
        with urllib.request.urlopen(request, timeout=8):
            pass

    def answer(self, status, text):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(text.encode())))
        self.send_header("Connection", "close")  # Some clients would use it again, and race with the end of it.
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    server = http.server.ThreadingHTTPServer(("", int(sys.argv[2]) if len(sys.argv) > 2 else 8066), Handler)
    server.url = sys.argv[1]
    print(f"listening on port {server.server_port}", flush=True)
    server.serve_forever()
