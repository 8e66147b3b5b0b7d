/**
 * Statistics over queries: whether an experiment's difference is more than chance, why a number moved, what customers bring later.
 *
 * <p>Every number comes from semantic SQL, asked through {@link ai.victor.analysis.DataDoor} for one asker, so that an analysis sees no row that its asker
 * may not see, and shows the queries that it read.
 */
@NullMarked
package ai.victor.analysis;

import org.jspecify.annotations.NullMarked;
