package hookline.replay;

import hookline.directory.DirectoryView;
import hookline.judge.PayloadJudge;
import hookline.sink.read.StateReader;
import hookline.topics.Topics;
import java.util.Map;

/** What a run needs of its surroundings. */
record Tools(
    Topics topics,
    Map<String, String> kafka,
    DirectoryView directory,
    PayloadJudge judge,
    StateReader store,
    LineOffsets offsets,
    ReplayWriter writer) {}
