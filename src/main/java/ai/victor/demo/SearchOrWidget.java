package ai.victor.demo;

import java.time.ZonedDateTime;

/**
 * Something that a visitor did in a session: searched, or saw or clicked a recommendation.
 *
 * @param session its place among the sessions
 * @param query what was searched for; empty for a recommendation, like {@code results}
 */
record SearchOrWidget(
        ZonedDateTime at, String type, int session, long visitor, String query, String results, String widget) {}
