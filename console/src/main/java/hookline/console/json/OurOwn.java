package hookline.console.json;

/**
 * The view of fields that Mattermost does not have. Everybody gets them but clients that take no
 * field they do not know.
 */
public interface OurOwn {}
