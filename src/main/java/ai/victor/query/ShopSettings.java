package ai.victor.query;

import java.time.DayOfWeek;
import java.time.ZoneId;

/** What the data says of the shop itself. */
public record ShopSettings(String name, String currency, ZoneId zone, DayOfWeek weekStart) {}
