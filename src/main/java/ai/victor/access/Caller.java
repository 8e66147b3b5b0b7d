package ai.victor.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks, as it was proven where the request came in.
 *
 * @param id theirs alone: what they were answered is known to nobody with another
 * @param name for people to read, in the audit log
 * @param scopes what they may do
 * @param claims which rows they may see
 */
public record Caller(String id, String name, Set<Scope> scopes, Claims claims) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whoever sits at this machine, where no keys are made. */
    public static Caller local(Claims claims) {
        return new Caller("local", "local", EnumSet.allOf(Scope.class), claims);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
