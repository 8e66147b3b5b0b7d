package ai.victor.web;

import ai.victor.access.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Holds each caller to so many requests a minute and so many questions at once. Who calls is what their key says, or the address of their connection: no
 * header can say otherwise. Safe to share between threads.
 */
final class Turnstile {
    private static final int MOST_CALLERS = 10_000;
    private static final double NANOS_OF_MINUTE = 60e9;

    private final Limits limits;
    private final LongSupplier nanos;
    private final Map<String, Passed> byCaller = new HashMap<>();

    private static final class Passed {
        private double left;
        private long since;
        private int inside;
    }

    Turnstile(Limits limits) {
        this(limits, System::nanoTime);
    }

    Turnstile(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Counts a request; throws a {@link Fault} that says when to come again. */
    synchronized void pass(Caller caller, String address) {
        var passed = passed(caller, address);
        if (passed.left < 1) {
            var seconds = (1 - passed.left) * NANOS_OF_MINUTE / limits.perMinute() / 1e9;
            throw Fault.tooMany((long) Math.ceil(seconds));
        }
        passed.left--;
    }

    /** Lets a question in; {@link #leave} must follow. */
    synchronized void enter(Caller caller, String address) {
        var passed = passed(caller, address);
        if (passed.inside >= limits.atOnce()) {
            throw Fault.tooManyAtOnce(limits.atOnce());
        }
        passed.inside++;
    }

    synchronized void leave(Caller caller, String address) {
        passed(caller, address).inside--;
    }

    private Passed passed(Caller caller, String address) {
        var now = nanos.getAsLong();
        var name = caller.id().equals("local") ? "local " + address : caller.id();
        if (byCaller.size() > MOST_CALLERS) {
            // Who has all of their requests left again is as good as new.
            byCaller.values().removeIf(passed -> passed.inside == 0 && refilled(passed, now) >= limits.perMinute());
        }
        var passed = byCaller.computeIfAbsent(name, unknown -> {
            var fresh = new Passed();
            fresh.left = limits.perMinute();
            fresh.since = now;
            return fresh;
        });
        passed.left = refilled(passed, now);
        passed.since = now;
        return passed;
    }

    private double refilled(Passed passed, long now) {
        return Math.min(limits.perMinute(), passed.left + (now - passed.since) / NANOS_OF_MINUTE * limits.perMinute());
    }
}
