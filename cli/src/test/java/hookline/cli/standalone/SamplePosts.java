package hookline.cli.standalone;

import java.util.List;

/** Payloads as real senders make them, for pictures that show what people see. */
final class SamplePosts {
  static final List<String> ALL =
      List.of(
          """
          {"text": "***\\n##### Build Break - Project X - December 12, 2015 - 15:32 GMT +0\\n\
          | Component  | Tests Run | Tests Failed |\\n|:--|:--|:--|\\n\
          | Server     | 948 | :white_check_mark: 0 |\\n\
          | Web Client | 123 | :warning: [2 (see details)](https://linktologs.example) |\\n\
          | iOS Client | 78  | :warning: [3 (see details)](https://linktologs.example) |\\n***"}
          """,
          """
          {"text": "Deployed `checkout 2.14.0` to **production** in 41 s, for @jim. #release\\n\\n\
          - [x] migrations\\n- [x] canary\\n- [ ] announcement in ~off-topic"}
          """,
          """
          {"text": "```sql\\nselect create_at, message\\n  from posts\\n where source_id = 'ci';\\n```"}
          """,
          """
          {"attachments": [{"color": "danger", "pretext": "2 alerts are firing",
            "title": "HighLatency: checkout is slow", "title_link": "https://alerts.example.com/1",
            "text": "p99 is **1.8 s**, and has been for 5 minutes.",
            "fields": [{"title": "Service", "value": "checkout", "short": true},
              {"title": "Region", "value": "eu-west-1", "short": true},
              {"title": "Runbook", "value": "[latency](https://runbooks.example.com/latency)"}],
            "footer": "Alertmanager", "ts": 1795888800}], "priority": {"priority": "urgent"}}
          """,
          """
          {"attachments": [{"color": "good", "author_name": "node-exporter",
            "title": "Resolved: disk of db-3", "text": "Back to 61 % after cleaning up."}]}
          """,
          """
          {"text": "> Can somebody look at the nightly build?\\n\\nDone: it waited for a licence \
          server. :tada:"}
          """);

  private SamplePosts() {}
}
