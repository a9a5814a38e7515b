package hookline.console.pages.system;

import hookline.console.directory.People;
import hookline.console.directory.Switches;
import hookline.console.directory.TeamChannels;
import hookline.console.directory.Teams;
import hookline.console.directory.Tokens;
import hookline.directory.DirectoryView;
import hookline.status.StatusReader;
import hookline.topics.Topics;

/** What the pages of the system are made from. */
public record SystemParts(
    DirectoryView directory,
    Topics topics,
    StatusReader status,
    Switches switches,
    People people,
    Tokens tokens,
    Teams teams,
    TeamChannels channels,
    String siteUrl) {}
