/**
 * The shop's own list of campaigns: whom each one speaks to.
 *
 * <p>No platform says so in its reports, and the same word means different things on each.
 */
@NullMarked
package ai.victor.source.campaigns;

import org.jspecify.annotations.NullMarked;
