/**
 * Spreadconnect's orders (SPOD), as its interface tells them.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.spreadconnect;

import org.jspecify.annotations.NullMarked;
