/**
 * What a source is: a kind of file, how it is known by its content, and how it becomes typed rows; one sub-package each, blind to each other.
 *
 * <p>A source only reads. It decides nothing about the shop, so that a row that is kept can be traced to its file and line, and a row that is not
 * kept says why.
 */
@NullMarked
package ai.victor.source;

import org.jspecify.annotations.NullMarked;
