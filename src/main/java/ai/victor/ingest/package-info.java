/**
 * Files to raw tables to marts: identity, quarantine, reconciliation.
 *
 * <p>Everything that is loaded stays traceable to its file and line, and what is not loaded is counted with its reason, because an analyst who
 * cannot say what is missing cannot be trusted with a total.
 */
@NullMarked
package ai.victor.ingest;

import org.jspecify.annotations.NullMarked;
