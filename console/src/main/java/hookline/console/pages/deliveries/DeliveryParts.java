package hookline.console.pages.deliveries;

import hookline.console.deliveries.DeliveryFinder;
import hookline.console.deliveries.DeliveryReplays;
import hookline.console.deliveries.RejectionDecisions;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.ReplayOrders;
import hookline.directory.DirectoryView;
import hookline.replay.CaseExport;
import hookline.replay.Previewer;
import hookline.sink.read.DeliveryScan;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.PostReader;
import hookline.sink.read.RejectionReader;
import hookline.topics.OutcomeRecords;
import hookline.topics.PayloadScan;
import java.util.function.Supplier;

/**
 * What the pages of deliveries are made of.
 *
 * @param newest opens a scan of the log, for whoever asks to close
 * @param inlineImages whether pictures that posts name are loaded
 */
public record DeliveryParts(
    DirectoryView directory,
    DirectoryPages pages,
    ChannelFinder channels,
    DeliveryFinder finder,
    DeliveryScan scan,
    PostReader posts,
    RejectionReader rejections,
    DeliveryReplays replays,
    ReplayOrders orders,
    RejectionDecisions decisions,
    Previewer previewer,
    CaseExport cases,
    OutcomeRecords outcomes,
    Supplier<PayloadScan> newest,
    boolean inlineImages,
    String siteUrl) {}
