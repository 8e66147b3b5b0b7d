/**
 * Klaviyo: flows by day and message, and one-off campaigns.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.klaviyo;

import org.jspecify.annotations.NullMarked;
