/**
 * Meta: the ads report by day and ad set.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.meta;

import org.jspecify.annotations.NullMarked;
