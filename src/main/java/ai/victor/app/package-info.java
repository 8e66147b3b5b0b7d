/**
 * The {@code victor} command: {@code main}, commands, configuration and wiring.
 *
 * <p>Everything is put together here by constructors, in one place that can be read from top to bottom; nothing else reads the environment.
 */
@NullMarked
package ai.victor.app;

import org.jspecify.annotations.NullMarked;
