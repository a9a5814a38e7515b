package hookline.console.pages.channels;

import hookline.console.directory.ChannelFinder;
import hookline.directory.DirectoryView;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.PostReader;
import hookline.sink.read.TimelineReader;

/** What the pages of channels are made from. */
public record ChannelParts(
    DirectoryView directory,
    DirectoryPages pages,
    ChannelFinder finder,
    PostReader posts,
    TimelineReader timeline,
    LiveChannels live,
    boolean inlineImages,
    String siteUrl) {}
