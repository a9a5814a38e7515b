/**
 * The directory and its channels as a caller may see and change them: what the calls of the API and
 * the pages have in common. What is refused is an {@link hookline.console.api.ApiException}.
 */
@NullMarked
package hookline.console.directory;

import org.jspecify.annotations.NullMarked;
