/**
 * The shop's own web log: sessions, events, channels and experiments.
 *
 * <p>It knows no other source: what two sources say about one sale is brought together by the marts.
 */
@NullMarked
package ai.victor.source.web;

import org.jspecify.annotations.NullMarked;
