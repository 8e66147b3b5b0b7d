package ai.victor.sql;

import java.time.DayOfWeek;

/**
 * What the shop and the surface decide of a compilation.
 *
 * @param currency ISO 4217 code that columns of money get as their unit
 * @param weekStart the first day of a week
 * @param maxRows the most rows of a result; a query asks for one more, so that its reader can tell that there were more
 */
public record CompilerSettings(String currency, DayOfWeek weekStart, int maxRows) {}
