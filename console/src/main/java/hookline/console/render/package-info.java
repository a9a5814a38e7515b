/**
 * What a post looks like: its Markdown, attachments and names as HTML that is safe to print,
 * whatever a sender wrote. Pure: no HTTP, no SQL, no clock; docs/rendering.md has the rules.
 */
@NullMarked
package hookline.console.render;

import org.jspecify.annotations.NullMarked;
