package hookline.console.render;

/**
 * How posts are rendered for one reader.
 *
 * @param inlineImages whether images of a post are loaded from where its sender says, which tells
 *     that host who reads; else they are links
 * @param siteUrl what a link such as {@code /town/channels/x} is relative to, without a slash at
 *     the end
 */
public record RenderSettings(boolean inlineImages, String siteUrl, Names names) {}
