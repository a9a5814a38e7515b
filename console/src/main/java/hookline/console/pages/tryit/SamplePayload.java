package hookline.console.pages.tryit;

/** What a payload may look like, for who has none at hand. */
public final class SamplePayload {
  public static final String TEXT =
      """
      {
        "text": "Deployed `checkout 2.14.0` to **production** :tada:",
        "attachments": [
          {
            "color": "good",
            "title": "Build 1042",
            "title_link": "https://ci.example.com/builds/1042",
            "fields": [
              {"title": "Took", "value": "41 s", "short": true},
              {"title": "Tests", "value": "948 passed", "short": true}
            ]
          }
        ]
      }""";

  private SamplePayload() {}
}
