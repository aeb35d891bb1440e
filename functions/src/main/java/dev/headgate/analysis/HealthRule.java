package dev.headgate.analysis;

import java.util.List;
import java.util.Optional;

/**
 * Two rules that need no statistics, for what a comparison of 5xx responses does not see: the 502, 503 and 504 that a load
 * balancer gives in the place of a crashed target are not among the target's.
 *
 * <ul>
 *   <li>healthy hosts below the desired count in two minutes running, once they have been as many;
 *   <li>no connection for at least half of a minute's requests.
 * </ul>
 */
public final class HealthRule {

    private static final int MINUTES_BELOW = 2;
    private static final double CONNECTION_ERROR_SHARE = 0.5;

    private HealthRule() {}

    /** Which rule was broken, and in which minute, from 1. */
    public record Unhealthy(int minute, Cause cause) {}

    /** What makes green unhealthy. */
    public enum Cause {
        HOSTS_BELOW_DESIRED,
        CONNECTION_ERRORS
    }

    /** The first minute that breaks a rule. A minute without a host count neither adds to the two nor ends them. */
    public static Optional<Unhealthy> check(List<HealthMinute> minutes) {
        boolean hasBeenHealthy = false;
        int minutesBelow = 0;
        for (int t = 0; t < minutes.size(); t++) {
            HealthMinute minute = minutes.get(t);
            if (minute.healthyHosts().isPresent()) {
                boolean below = minute.healthyHosts().get() < minute.desiredHosts();
                hasBeenHealthy |= !below;
                minutesBelow = below && hasBeenHealthy ? minutesBelow + 1 : 0;
            }
            if (minutesBelow == MINUTES_BELOW) {
                return Optional.of(new Unhealthy(t + 1, Cause.HOSTS_BELOW_DESIRED));
            }
            if (refusesConnections(minute)) {
                return Optional.of(new Unhealthy(t + 1, Cause.CONNECTION_ERRORS));
            }
        }
        return Optional.empty();
    }

    private static boolean refusesConnections(HealthMinute minute) {
        return minute.connectionErrors() > 0 && minute.connectionErrors() >= CONNECTION_ERROR_SHARE * minute.requests();
    }
}
