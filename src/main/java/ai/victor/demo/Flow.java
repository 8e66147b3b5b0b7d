package ai.victor.demo;

import java.util.List;

/**
 * A sequence of messages that a customer's own act sets off.
 *
 * @param daily how many go out on a usual day
 */
record Flow(String id, String name, String channel, int messages, int daily, int weight) {
    static final List<Flow> ALL = List.of(
            new Flow("TCF1", "Welcome Aboard", "Email", 2, 14, 40),
            new Flow("TCF2", "Basket Rescue", "Email", 2, 11, 34),
            new Flow("TCF3", "Seen Before", "Email", 1, 16, 14),
            new Flow("TCF4", "Thank You Note", "Email", 1, 17, 12),
            new Flow("TCF5", "Text Welcome", "SMS", 1, 6, 45),
            new Flow("TCF6", "Text Basket", "SMS", 1, 7, 55));
}
