package hookline.console.pages.hooks;

import hookline.console.directory.ChannelFinder;
import hookline.console.directory.HookChanges;
import hookline.console.pages.outcome.PostsShown;
import hookline.directory.DirectoryView;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.PostReader;
import hookline.sink.read.TrafficReader;
import hookline.topics.TopicSettings;

/**
 * What the pages of hooks, and the page that tries payloads, are made from.
 *
 * @param siteUrl what senders' addresses begin with
 */
public record HookParts(
    DirectoryView directory,
    HookChanges hooks,
    ChannelFinder channels,
    DirectoryPages pages,
    TrafficReader traffic,
    PostReader posts,
    PostsShown shown,
    TopicSettings topics,
    String siteUrl) {}
