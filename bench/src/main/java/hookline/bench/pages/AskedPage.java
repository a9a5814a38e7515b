package hookline.bench.pages;

import java.util.List;

/**
 * A page, and what the console asked the store for it.
 *
 * @param name as its row is called
 * @param visitor who asks
 * @param path with its query
 * @param statements in their order, as the server's log has them
 */
record AskedPage(String name, Visitor visitor, String path, List<LoggedStatement> statements) {}
