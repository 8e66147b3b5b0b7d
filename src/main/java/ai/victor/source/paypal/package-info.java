/**
 * PayPal: the activity report.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.paypal;

import org.jspecify.annotations.NullMarked;
