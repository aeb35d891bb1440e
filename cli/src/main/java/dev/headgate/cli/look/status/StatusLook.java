package dev.headgate.cli.look.status;

import dev.headgate.cli.installation.Refusals;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.DeploymentIds;
import dev.headgate.cli.look.Narrowed;
import dev.headgate.cli.look.Records;
import dev.headgate.config.Configuration;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.deployment.window.ClosuresNow;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.release.Image;
import dev.headgate.status.Phase;
import dev.headgate.status.Status;
import dev.headgate.status.StatusReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Looks at how an installation stands.
 *
 * @param service the only one to look at; empty for all
 */
record StatusLook(Records records, Configuration configuration, Optional<String> service) {

    /** Enough for the last end in each environment of a service. */
    private static final int RECENT = 20;

    StatusReport now() {
        Set<String> unseen = new LinkedHashSet<>();
        Status status = read(unseen);
        Instant at = records.now();
        return new StatusReport(
                at,
                Stream.concat(status.places().stream(), unconfigured(status))
                        .filter(it -> isWanted(it.service()))
                        .map(it -> place(it, status, at))
                        .toList(),
                List.copyOf(unseen));
    }

    /** Something is under way where the configuration at hand has nothing: it may be older or newer than what is deployed. */
    private static Stream<Status.Place> unconfigured(Status status) {
        return status.ongoing().stream()
                .map(it -> it.deployment().plan())
                .map(it -> new Status.Place(
                        it.release().service(),
                        it.environment().name(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .distinct()
                .filter(it -> status.places().stream()
                        .noneMatch(known -> known.service().equals(it.service())
                                && known.environment().equals(it.environment())));
    }

    /** Whoever may read the table and not list executions sees all that has not ended. */
    private Status read(Set<String> unseen) {
        try {
            return reader(RECENT, unseen).read();
        } catch (AwsServiceException e) {
            if (!Refusals.isAccessDenied(e)
                    || !Refusals.action(e)
                            .filter("states:ListExecutions"::equals)
                            .isPresent()) {
                throw e;
            }
            unseen.add("what ended lately: " + Refusals.whatIsDenied(e));
            return reader(0, unseen).read();
        }
    }

    private StatusReader reader(int recent, Set<String> unseen) {
        DeploymentIds ids = new DeploymentIds(configuration);
        return new StatusReader(
                this::wantedServices,
                records.deployments(),
                records.askers(),
                records.approvals(),
                most -> records.recentIds(recent, id -> ids.mayBeOf(service, id)),
                now -> closures(now, unseen),
                records.clock());
    }

    /** What may not be read is noted, and keeps nothing closed. */
    private ClosuresNow closures(Instant now, Set<String> unseen) {
        return new ClosuresNow(freezes(unseen), name -> calendar(name, unseen), now);
    }

    private List<Freeze> freezes(Set<String> unseen) {
        try {
            return records.freezes().all();
        } catch (AwsServiceException e) {
            if (!Refusals.isAccessDenied(e)) {
                throw e;
            }
            unseen.add("what is frozen: " + Refusals.whatIsDenied(e));
            return List.of();
        }
    }

    private CalendarState calendar(String name, Set<String> unseen) {
        CalendarState state = records.calendar().state(name);
        if (state instanceof CalendarState.Unreadable(String why)) {
            unseen.add("the change calendar " + name + ": " + why);
            return new CalendarState.Open(Optional.empty());
        }
        return state;
    }

    /** Of the others, nothing is read. */
    private Configuration wantedServices() {
        return Narrowed.to(
                configuration.services().stream()
                        .filter(it -> isWanted(it.name()))
                        .toList(),
                configuration);
    }

    private boolean isWanted(String name) {
        return service.isEmpty() || service.get().equals(name);
    }

    private StatusReport.Place place(Status.Place place, Status status, Instant at) {
        UnderWayReader reader = new UnderWayReader(at);
        List<Status.Ongoing> here = status.ongoing().stream()
                .filter(it -> isIn(place, it.deployment()))
                .sorted(Comparator.comparing(it -> it.phase() == Phase.WAITING))
                .toList();
        Optional<String> holder = here.stream()
                .filter(it -> it.phase() != Phase.WAITING)
                .map(it -> it.deployment().id())
                .findFirst();
        Optional<Instant> deployedAt =
                place.deployed().flatMap(Deployment::closing).map(Closing::at);
        return new StatusReport.Place(
                place.service(),
                place.environment(),
                place.deployed().map(StatusLook::serving),
                here.stream()
                        .map(it -> reader.read(it, holder.filter(id -> it.phase() == Phase.WAITING)))
                        .toList(),
                status.ended().stream()
                        .filter(it -> isIn(place, it.deployment()) && it.outcome() != Outcome.DEPLOYED)
                        .filter(it -> deployedAt.isEmpty() || it.at().isAfter(deployedAt.get()))
                        .map(StatusLook::ended)
                        .findFirst(),
                place.closed().map(StatusLook::closed));
    }

    private static StatusReport.Closed closed(Status.Closed it) {
        return new StatusReport.Closed(
                it.until(),
                it.why(),
                it.freezes().stream()
                        .map(freeze -> new StatusReport.Frozen(
                                freeze.what(), freeze.requestedBy(), freeze.reason(), freeze.since(), freeze.until()))
                        .toList());
    }

    private static boolean isIn(Status.Place place, Deployment deployment) {
        return deployment.plan().lockName().equals(place.service() + "/" + place.environment());
    }

    private static StatusReport.Serving serving(Deployment deployed) {
        Image image = deployed.plan().release().image();
        return new StatusReport.Serving(
                deployed.id(),
                Called.image(image),
                image.digest(),
                deployed.closing().map(Closing::at).orElse(deployed.openedAt()),
                deployed.plan().release().requestedBy());
    }

    private static StatusReport.Ended ended(Status.Ended it) {
        Image image = it.deployment().plan().release().image();
        return new StatusReport.Ended(
                it.deployment().id(), Called.image(image), image.digest(), it.outcome(), it.reason(), it.at());
    }
}
