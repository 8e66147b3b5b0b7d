/**
 * Exchange rates that the shop keeps, into its own currency.
 *
 * <p>A shop that buys or advertises in another currency says itself what that was worth.
 */
@NullMarked
package ai.victor.source.rates;

import org.jspecify.annotations.NullMarked;
