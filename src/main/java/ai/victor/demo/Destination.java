package ai.victor.demo;

import java.util.Arrays;
import java.util.List;

/**
 * Where an order goes.
 *
 * @param state empty where the shop does not ask for one
 * @param salesTax in basis points of the discounted goods
 * @param shipping what the customer pays for shipping
 * @param freeFrom from which value of goods shipping is free
 */
record Destination(String country, String state, Zone zone, int salesTax, long shipping, long freeFrom, int weight) {
    private static final String LINES = """
            US CA 850 120
            US TX 825 95
            US FL 700 80
            US NY 800 78
            US IL 825 45
            US PA 600 42
            US OH 725 38
            US GA 700 36
            US NC 675 35
            US MI 600 32
            US WA 900 34
            US NJ 662 28
            US VA 575 26
            US CO 775 25
            US MN 688 22
            US OR 0 20
            US WI 550 18
            US LA 950 14
            CA ON 1300 42
            CA BC 1200 24
            CA AB 500 14
            GB - 2000 48
            DE - 1900 22
            FR - 2000 14
            NL - 2100 10
            IE - 2300 8
            AU NSW 1000 22
            AU VIC 1000 18
            AU QLD 1000 10
            """;

    static final List<Destination> ALL =
            LINES.lines().map(line -> of(line.split(" "))).toList();

    private static Destination of(String[] cells) {
        var zone = zoneOf(cells[0]);
        // Australians pay what Americans pay: the shop has never looked at what their parcels cost.
        var shipping = switch (zone) {
            case US, AUSTRALIA -> 499;
            case CANADA -> 849;
            case UK -> 949;
            case EUROPE -> 1049;
        };
        var freeFrom = zone == Zone.US || zone == Zone.AUSTRALIA ? 7500 : 14000;
        return new Destination(
                cells[0],
                cells[1].equals("-") ? "" : cells[1],
                zone,
                Integer.parseInt(cells[2]),
                shipping,
                freeFrom,
                Integer.parseInt(cells[3]));
    }

    static List<String> countries() {
        return ALL.stream().map(Destination::country).distinct().toList();
    }

    static Zone zoneOf(String country) {
        return switch (country) {
            case "US" -> Zone.US;
            case "CA" -> Zone.CANADA;
            case "GB" -> Zone.UK;
            case "AU" -> Zone.AUSTRALIA;
            default -> Zone.EUROPE;
        };
    }

    /** Whether the shop's retargeting reaches it. */
    boolean northAmerica() {
        return Arrays.asList("US", "CA").contains(country);
    }
}
