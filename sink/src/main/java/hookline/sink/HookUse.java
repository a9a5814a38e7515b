package hookline.sink;

/**
 * That a hook was sent something.
 *
 * @param lastUsed epoch ms of the minute
 */
record HookUse(String sourceId, long lastUsed) {}
