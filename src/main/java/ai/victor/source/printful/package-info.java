/**
 * Printful's orders, as both versions of its interface tell them.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.printful;

import org.jspecify.annotations.NullMarked;
