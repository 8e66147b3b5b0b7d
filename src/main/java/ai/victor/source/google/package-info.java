/**
 * Google Ads: the ad group report by day.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.google;

import org.jspecify.annotations.NullMarked;
