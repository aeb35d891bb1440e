package dev.headgate.status;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.approval.Approver;
import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.config.Service;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.ClosuresNow;
import dev.headgate.deployment.window.Opening;
import dev.headgate.deployment.window.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts together how an installation stands from what its stores hold. Changes nothing. */
public final class StatusReader {

    private static final int RECENT = 20;
    private static final int SHOWN = 10;

    private final ConfigurationSource configuration;
    private final DeploymentStore deployments;
    private final AskerStore askers;
    private final ApprovalStore approvals;
    private final RecentDeployments recent;
    private final Function<Instant, ClosuresNow> closures;
    private final InstantSource clock;

    public StatusReader(
            ConfigurationSource configuration,
            DeploymentStore deployments,
            AskerStore askers,
            ApprovalStore approvals,
            RecentDeployments recent,
            Function<Instant, ClosuresNow> closures,
            InstantSource clock) {
        this.configuration = configuration;
        this.deployments = deployments;
        this.askers = askers;
        this.approvals = approvals;
        this.recent = recent;
        this.closures = closures;
        this.clock = clock;
    }

    /** How it stands now. */
    public Status read() {
        Set<String> holders = new LinkedHashSet<>();
        deployments.locks().forEach(lock -> holders.add(lock.deploymentId()));
        List<Deployment> known = known(holders);
        return new Status(
                places(configuration.read()),
                known.stream()
                        .filter(it -> isOngoing(it, holders))
                        .map(it -> ongoing(it, holders.contains(it.id())))
                        .toList(),
                known.stream()
                        .filter(it -> !isOngoing(it, holders))
                        .flatMap(it -> it.closing().map(how -> ended(it, how)).stream())
                        .sorted(Comparator.comparing(Status.Ended::at).reversed())
                        .limit(SHOWN)
                        .toList());
    }

    /** Recent ones and all that hold a lock, however long ago they began; latest first. */
    private List<Deployment> known(Set<String> holders) {
        return Stream.concat(holders.stream(), recent.ids(RECENT).stream())
                .distinct()
                .flatMap(id -> deployments.find(id).stream())
                .sorted(Comparator.comparing(Deployment::openedAt).reversed())
                .toList();
    }

    private static boolean isOngoing(Deployment deployment, Set<String> holders) {
        boolean needsHuman = deployment
                .closing()
                .filter(how -> how.outcome() == Outcome.NEEDS_HUMAN)
                .isPresent();
        return deployment.closing().isEmpty() || (needsHuman && holders.contains(deployment.id()));
    }

    private List<Status.Place> places(Configuration read) {
        // A release comes to several environments, and many services have the windows of one: each is looked at once.
        Map<String, Optional<Asker>> known = new HashMap<>();
        Instant now = clock.instant();
        ClosuresNow closed = closures.apply(now);
        Map<Shut, Optional<Status.Closed>> decided = new HashMap<>();
        List<Status.Place> places = new ArrayList<>();
        for (Service service : read.services()) {
            for (Environment environment : service.environments()) {
                Optional<Deployment> deployed = deployments.deployed(service.name(), environment.name(), 1).stream()
                        .findFirst();
                Optional<Asker> asker = deployed.map(it -> it.plan().release().executionArn())
                        .flatMap(release -> known.computeIfAbsent(release, askers::starter));
                places.add(new Status.Place(
                        service.name(),
                        environment.name(),
                        deployed,
                        asker,
                        decided.computeIfAbsent(
                                new Shut(
                                        closed.of(service.name(), environment),
                                        LongestRun.plannedFromStart(environment.rules())),
                                shut -> shut.at(now))));
            }
        }
        return places;
    }

    /**
     * What may keep a release from starting.
     *
     * @param needs how long it has to be open
     */
    private record Shut(Closures closures, Duration needs) {

        /** As readiness would decide of a release that came now. */
        Optional<Status.Closed> at(Instant now) {
            return switch (WindowRule.decide(closures, needs, now)) {
                case Opening.Open open -> Optional.empty();
                case Opening.ClosedUntil(Instant until, String why) -> Optional.of(closed(Optional.of(until), why));
                case Opening.NeverWithin(String why) -> Optional.of(closed(Optional.empty(), why));
            };
        }

        private Status.Closed closed(Optional<Instant> until, String why) {
            return new Status.Closed(until, why, closures.freezes(), closures.zone());
        }
    }

    private Status.Ongoing ongoing(Deployment deployment, boolean holdsLock) {
        return new Status.Ongoing(deployment, Phase.of(deployment, holdsLock), question(deployment));
    }

    private Optional<Status.Asked> question(Deployment deployment) {
        Instant now = clock.instant();
        return Stream.of(Gate.Before.values())
                .flatMap(gate -> approvals.find(deployment.id(), gate).stream())
                .filter(it -> it.isOpenAt(now))
                .map(StatusReader::asked)
                .findFirst();
    }

    /** While it is open, every decision that was made is an approval. */
    private static Status.Asked asked(Approval approval) {
        return new Status.Asked(
                approval.silent().stream()
                        .filter(Approver::mayApprove)
                        .map(Approver::name)
                        .toList(),
                approval.question().required() - approval.decisions().size(),
                approval.expiresAt());
    }

    private static Status.Ended ended(Deployment deployment, Closing how) {
        return new Status.Ended(deployment, how.outcome(), how.reason(), how.at());
    }
}
