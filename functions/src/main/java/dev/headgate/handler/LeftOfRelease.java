package dev.headgate.handler;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.KeptRelease;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.Trigger.Left;
import dev.headgate.release.Trigger.RetryRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left to do of a release that a person has retried, by what its deployments have come to. */
final class LeftOfRelease {

    /** A wave's deployments open within moments of the end of the wave before. */
    static final Duration OPENS_WITHIN = Duration.ofMinutes(15);

    private final DeploymentStore store;

    LeftOfRelease(DeploymentStore store) {
        this.store = store;
    }

    /** The same request, with what is left; as it is where no such release is known. */
    RetryRequest lookUp(RetryRequest asked, Instant now) {
        return store.release(asked.releaseId())
                .map(release -> asked.of(left(release, now)))
                .orElse(asked);
    }

    private Left left(KeptRelease release, Instant now) {
        Instant since = release.release().requestedAt();
        for (int wave = 0; wave < release.deploymentIds().size(); wave++) {
            List<String> ids = release.deploymentIds().get(wave);
            List<Deployment> opened =
                    ids.stream().flatMap(id -> store.find(id).stream()).toList();
            if (opened.size() < ids.size() || !opened.stream().allMatch(LeftOfRelease::isDeployed)) {
                return new Left(release.release(), environments(release, wave), faults(ids, opened, since, now));
            }
            since = lastEnd(opened, since);
        }
        return new Left(
                release.release(),
                List.of(),
                List.of("Release " + release.release().id()
                        + " has deployed every environment, so there is nothing to retry: to release its image again,"
                        + " start a release of " + release.release().image().digest()));
    }

    private static List<String> faults(List<String> wave, List<Deployment> opened, Instant since, Instant now) {
        List<String> faults = new ArrayList<>();
        opened.forEach(it -> fault(it).ifPresent(faults::add));
        boolean mayOpen = opened.stream().noneMatch(LeftOfRelease::isLost)
                && Duration.between(since, now).compareTo(OPENS_WITHIN) <= 0;
        if (opened.size() < wave.size() && mayOpen) {
            faults.add("It is still under way: it is about to open " + String.join(", ", unopened(wave, opened))
                    + ". Retry it when it has ended");
        }
        return faults;
    }

    private static Optional<String> fault(Deployment deployment) {
        String which = "deployment " + deployment.id() + " in "
                + deployment.plan().environment().name();
        if (deployment.closing().isEmpty()) {
            return Optional.of("It is still under way: " + which + " has not ended. Retry it when it has");
        }
        return deployment.isEnded()
                ? Optional.empty()
                : Optional.of(which + " needs a human and holds the environment: have it taken over by {\"recover\": \""
                        + deployment.id() + "\"} or settled first");
    }

    /** Where this wave and those after it have not deployed. */
    private List<String> environments(KeptRelease release, int fromWave) {
        return release.deploymentIds().stream()
                .skip(fromWave)
                .flatMap(List::stream)
                .filter(id -> store.find(id).filter(LeftOfRelease::isDeployed).isEmpty())
                .flatMap(id -> store.plan(id).stream())
                .map(plan -> plan.environment().name())
                .toList();
    }

    private static List<String> unopened(List<String> wave, List<Deployment> opened) {
        List<String> there = opened.stream().map(Deployment::id).toList();
        return wave.stream().filter(id -> !there.contains(id)).toList();
    }

    private static boolean isDeployed(Deployment deployment) {
        return outcome(deployment).anyMatch(Outcome.DEPLOYED::equals);
    }

    private static boolean isLost(Deployment deployment) {
        return outcome(deployment).anyMatch(it -> it != Outcome.DEPLOYED);
    }

    private static Stream<Outcome> outcome(Deployment deployment) {
        return deployment.closing().map(Closing::outcome).stream();
    }

    private static Instant lastEnd(List<Deployment> wave, Instant since) {
        return wave.stream()
                .flatMap(it -> it.closing().stream())
                .map(Closing::at)
                .filter(at -> at.isAfter(since))
                .max(Instant::compareTo)
                .orElse(since);
    }
}
