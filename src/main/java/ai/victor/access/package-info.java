/**
 * Who asks, and which rows they may see.
 *
 * <p>It stands above the model and the compiler as plain values, so that every question carries its claims from the surface to the database, and no
 * text that a person or a language model writes is ever asked about them.
 */
@NullMarked
package ai.victor.access;

import org.jspecify.annotations.NullMarked;
