/**
 * What is wrong, where, and what would work: a value.
 *
 * <p>It stands above every other package, because YAML, SQL, questions and files all go wrong in the same three-part way.
 */
@NullMarked
package ai.victor.problem;

import org.jspecify.annotations.NullMarked;
