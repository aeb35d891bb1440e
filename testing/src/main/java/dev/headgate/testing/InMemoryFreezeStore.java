package dev.headgate.testing;

import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Freezes in memory. */
public final class InMemoryFreezeStore implements FreezeStore {

    private final Map<String, Freeze> freezes = new TreeMap<>();

    @Override
    public List<Freeze> all() {
        return List.copyOf(freezes.values());
    }

    @Override
    public Optional<Freeze> find(String environment, Optional<String> service) {
        return Optional.ofNullable(freezes.get(key(environment, service)));
    }

    @Override
    public boolean keep(Freeze freeze, Optional<Freeze> before) {
        Optional<String> known = before.map(Freeze::lastWord);
        if (!find(freeze.environment(), freeze.service()).map(Freeze::lastWord).equals(known)) {
            return false;
        }
        freezes.put(key(freeze.environment(), freeze.service()), freeze);
        return true;
    }

    private static String key(String environment, Optional<String> service) {
        return environment + "/" + service.orElse("");
    }
}
