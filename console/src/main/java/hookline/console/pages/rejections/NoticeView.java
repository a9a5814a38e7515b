package hookline.console.pages.rejections;

/**
 * What became of what a reader did last.
 *
 * @param sentence empty when there is nothing to say
 * @param isOver whether nothing more will come of it
 * @param again where the page is with what came of it since; empty when it is over
 */
public record NoticeView(String sentence, boolean isOver, String again) {
  static final NoticeView NONE = new NoticeView("", true, "");
}
