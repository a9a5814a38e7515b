package hookline.console.pages;

/**
 * Why there is no page, for a person.
 *
 * @param heading a few words
 * @param sentence what is the matter
 * @param remedy what the reader can do about it
 * @param canRetry whether the same request may go well in a moment
 */
public record Problem(
    int status, String heading, String sentence, String remedy, boolean canRetry) {}
