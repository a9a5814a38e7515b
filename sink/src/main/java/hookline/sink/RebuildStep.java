package hookline.sink;

/** The steps of a rebuild, each told once it is done. */
enum RebuildStep {
  SCHEMA_MADE,
  RULES_READ,
  OLD_ROWS_COPIED,
  LOG_READ,
  /** The sinks wait, and both stores have stored the same. */
  LOCKED,
  /** Everything is in its place, and nobody sees it yet. */
  MOVED,
  SWAPPED
}
