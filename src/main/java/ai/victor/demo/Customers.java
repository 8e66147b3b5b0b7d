package ai.victor.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people who buy. */
final class Customers {
    /** Somebody with an order. The number is that of the platform's customer id. */
    record Customer(long number, Destination home, long visitor) {}

    private static final long FIRST_NUMBER = 8_100_000_000_017L;
    private static final long NUMBER_STEP = 31;
    private static final Weighted<Destination> HOMES = Weighted.by(Destination.ALL, Destination::weight);
    private static final int WHOLESALERS = 9;
    private static final int RETURNING = 340;

    private final Visitors visitors;
    private final Chance chance;
    private final List<Customer> known = new ArrayList<>();
    private final List<Customer> wholesalers = new ArrayList<>();
    private long next = FIRST_NUMBER;

    Customers(Visitors visitors, Chance chance) {
        this.visitors = visitors;
        this.chance = chance;
    }

    /** One who has bought before, if it is to be one. The lately won come back more often. */
    Optional<Customer> returning() {
        if (known.isEmpty() || !chance.perMille(RETURNING)) {
            return Optional.empty();
        }
        var nearness = chance.below(known.size());
        var ago = (int) ((long) nearness * nearness / known.size());
        return Optional.of(known.get(known.size() - 1 - ago));
    }

    Customer fresh() {
        return fresh(chance.pick(HOMES));
    }

    Customer freshAmerican() {
        return fresh(chance.pick(Weighted.by(Destination.ALL, home -> home.zone() == Zone.US ? home.weight() : 0)));
    }

    private Customer fresh(Destination home) {
        var customer = make(home);
        known.add(customer);
        return customer;
    }

    Customer wholesaler() {
        if (wholesalers.size() < WHOLESALERS && (wholesalers.isEmpty() || chance.perMille(250))) {
            wholesalers.add(make(chance.pick(HOMES)));
        }
        return chance.pick(wholesalers);
    }

    private Customer make(Destination home) {
        next += NUMBER_STEP;
        return new Customer(next, home, visitors.fresh());
    }
}
