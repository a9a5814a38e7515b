/**
 * Posts, rejections and the directory become rows in PostgreSQL, each record exactly once: rows and
 * offsets are one transaction. Owns the schema and its migrations.
 *
 * <p>Reading order: {@code Sink}, {@code SinkThread}, {@code Batch}, {@code Store}, {@code
 * PostStore}.
 */
@NullMarked
package hookline.sink;

import org.jspecify.annotations.NullMarked;
