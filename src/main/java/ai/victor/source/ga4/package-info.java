/**
 * Google Analytics: reports with notes and sections, of sessions by day and of sales by transaction id.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.ga4;

import org.jspecify.annotations.NullMarked;
