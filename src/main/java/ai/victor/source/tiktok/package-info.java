/**
 * TikTok: the ads report by day and ad group.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.tiktok;

import org.jspecify.annotations.NullMarked;
