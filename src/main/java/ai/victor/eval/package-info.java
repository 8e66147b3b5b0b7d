/**
 * Asks questions whose answers are known and scores what comes back: right, declined, wrong, made up, failed.
 *
 * <p>It scores the very object that the API sends and nothing else of an answer, so that a score tells what a person would have got.
 */
@NullMarked
package ai.victor.eval;

import org.jspecify.annotations.NullMarked;
