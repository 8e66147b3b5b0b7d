/**
 * The HTTP surface: questions to {@code POST /api/v1/ask}, {@code GET /health}, everything wrong as RFC 9457 problem details.
 *
 * <p>It draws the agent's events and answers and knows no other way to data. It listens on loopback only, because there are no keys yet.
 */
@NullMarked
package ai.victor.web;

import org.jspecify.annotations.NullMarked;
