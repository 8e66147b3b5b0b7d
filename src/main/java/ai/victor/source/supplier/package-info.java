/**
 * Print suppliers: invoices by component, the rate card, and the shipping zones.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.supplier;

import org.jspecify.annotations.NullMarked;
