package hookline.console.pages.replays;

import hookline.console.deliveries.DeliveryFinder;
import hookline.console.directory.ReplayOrders;
import hookline.directory.DirectoryView;
import hookline.replay.Previewer;
import hookline.sink.read.DirectoryPages;

/** What the pages of replays are made from. */
public record ReplayParts(
    DirectoryView directory,
    DirectoryPages pages,
    ReplayOrders orders,
    DeliveryFinder deliveries,
    Previewer previewer) {}
