package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What nobody watches must not start. */
final class StartsBelongToTheLock implements Law {

    private final Map<Place, Optional<String>> active = new HashMap<>();

    @Override
    public String promise() {
        return "A deployment of CodeDeploy or ECS begins only for a record that is open and holds the lock.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            Optional<String> id = now.traffic(place).deploymentId();
            Optional<String> former = Optional.ofNullable(active.put(place, id)).orElse(Optional.empty());
            if (id.isPresent() && !id.equals(former) && !now.isRollbackOfCodeDeploy(place)) {
                now.description(place)
                        .flatMap(Serving::marker)
                        .ifPresent(marker -> require(now, id.get(), marker, broken));
            }
        }
    }

    private static void require(Moment now, String codeDeployId, Serving.Marker marker, Consumer<String> broken) {
        Optional<Deployment> record = now.deployment(marker.deploymentId());
        String began = codeDeployId + " of " + marker + " began, and ";
        if (record.isEmpty()) {
            broken.accept(began + "there is no such record");
        }
        record.flatMap(Deployment::closing).ifPresent(closing -> broken.accept(began + "that has ended as " + closing));
        if (!now.holdsLock(marker.deploymentId())) {
            broken.accept(began + "the locks are " + now.locks());
        }
    }
}
