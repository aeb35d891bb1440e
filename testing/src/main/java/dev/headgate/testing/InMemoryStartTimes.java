package dev.headgate.testing;

import dev.headgate.deployment.StartTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Start times in memory. */
public final class InMemoryStartTimes implements StartTimes {

    private final Map<String, Known> places = new HashMap<>();

    @Override
    public Known known(String place) {
        return places.getOrDefault(place, Known.NOTHING);
    }

    @Override
    public boolean keep(String place, Known known, Instant expiresAt) {
        if (known(place).version() != known.version() - 1) {
            return false;
        }
        places.put(place, known);
        return true;
    }
}
