/**
 * Typed columns with units, rows; prints as text, Markdown, CSV and JSON.
 *
 * <p>It knows nothing of databases, so that surfaces can draw a result without a way to reach one.
 */
@NullMarked
package ai.victor.table;

import org.jspecify.annotations.NullMarked;
