/** The `victor` command: `main`, commands, configuration and wiring. */
@NullMarked
package ai.victor.app;

import org.jspecify.annotations.NullMarked;
