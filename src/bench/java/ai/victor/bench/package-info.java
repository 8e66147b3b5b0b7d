/**
 * Measures what the project promises of its speed, for {@code ./mvnw -Pbench verify}.
 *
 * <p>Apart from the tests, because a time is no proof: nothing fails here but a wrong answer. The page that it writes is what README quotes.
 */
@NullMarked
package ai.victor.bench;

import org.jspecify.annotations.NullMarked;
