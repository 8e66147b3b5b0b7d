package ai.victor.query;

import java.time.DayOfWeek;
import java.time.ZoneId;

/**
 * What the store says of the shop.
 *
 * @param currency ISO 4217 code
 */
public record ShopSettings(String name, String currency, ZoneId zone, DayOfWeek weekStart) {}
