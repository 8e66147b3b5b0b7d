package ai.victor.demo;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A visit to the shop.
 *
 * @param customer the platform's customer number, when the visitor is known
 * @param order the number of the order that was placed in it
 */
record Session(
        long visitor,
        Optional<Long> customer,
        ZonedDateTime started,
        Optional<Touch> touch,
        String device,
        String landingPage,
        Optional<Integer> order) {}
