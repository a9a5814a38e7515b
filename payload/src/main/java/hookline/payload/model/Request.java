package hookline.payload.model;

import org.jspecify.annotations.Nullable;

/**
 * A webhook call as it came, as far as its meaning depends on it.
 *
 * @param contentType the header as sent, or null
 * @param contentEncoding the header as sent, or null
 * @param query the URL's query without its question mark, undecoded, or null
 * @param body the bytes as sent, still encoded; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // A copy per request would double the memory in flight.
public record Request(
    @Nullable String contentType,
    @Nullable String contentEncoding,
    @Nullable String query,
    byte[] body) {}
