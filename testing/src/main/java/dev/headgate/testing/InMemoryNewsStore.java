package dev.headgate.testing;

import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** News in memory. */
public final class InMemoryNewsStore implements NewsStore {

    private final DeploymentStore deployments;
    private final Map<String, Long> heard = new HashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();

    /**
     * An empty one.
     *
     * @param deployments whose records tell whether they have changed
     */
    public InMemoryNewsStore(DeploymentStore deployments) {
        this.deployments = deployments;
    }

    @Override
    public long heard(String place) {
        return heard.getOrDefault(place, 0L);
    }

    @Override
    public boolean keep(Waiting who) {
        boolean unchanged = deployments
                .find(who.deploymentId())
                .filter(it -> it.version() == who.version())
                .isPresent();
        if (!unchanged || heard(who.place()) != who.heard()) {
            return false;
        }
        waiting.put(who.place(), who);
        return true;
    }

    @Override
    public Count count(String place, Instant expiresAt) {
        long now = heard(place) + 1;
        heard.put(place, now);
        return new Count(now, Optional.ofNullable(waiting.get(place)).map(Waiting::taskToken));
    }
}
