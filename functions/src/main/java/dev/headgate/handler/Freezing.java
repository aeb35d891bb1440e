package dev.headgate.handler;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.WindowMessages;
import dev.headgate.release.DeploymentInput;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Freezes an environment, or one service there, and ends that. Repeated by the same execution, each says the same again. */
public final class Freezing {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final FreezeStore freezes;
    private final ConfigurationSource configuration;
    private final Notifier notifier;
    private final InstantSource clock;

    public Freezing(FreezeStore freezes, ConfigurationSource configuration, Notifier notifier, InstantSource clock) {
        this.freezes = freezes;
        this.configuration = configuration;
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * Nothing is released there until then. What was frozen already is replaced.
     *
     * @return what has come of it, for people
     * @throws InvalidReleaseException that names all that is wrong
     */
    String freeze(DeploymentInput.Freeze asked, Execution execution) {
        Instant now = clock.instant();
        List<String> faults = new ArrayList<>(unknown(asked.environment(), asked.service()));
        faults.addAll(wrong(asked.until(), now));
        Optional<Freeze> before = freezes.find(asked.environment(), asked.service());
        boolean again =
                before.filter(it -> it.executionArn().equals(execution.arn())).isPresent();
        before.filter(it -> !again && it.since().isAfter(execution.startedAt()))
                .map(later ->
                        later.what() + " was frozen until " + later.until() + " since this was asked for: that stands")
                .ifPresent(faults::add);
        refuse(again ? List.of() : faults);
        Freeze freeze = again
                ? before.orElseThrow()
                : new Freeze(
                        asked.environment(),
                        asked.service(),
                        now,
                        asked.until(),
                        asked.reason(),
                        asked.requestedBy(),
                        execution.arn(),
                        Optional.empty());
        boolean replaces = before.filter(it -> !again && it.holds(now)).isPresent();
        if (!again) {
            keep(freeze, before);
        }
        notifier.send(WindowMessages.frozen(freeze, replaces));
        return freeze.what() + " is frozen until " + freeze.until()
                + (replaces
                        ? ", which replaces the freeze until "
                                + before.map(Freeze::until).orElse(now)
                        : "");
    }

    /**
     * What was frozen so no longer is.
     *
     * @return what has come of it, for people
     * @throws InvalidReleaseException where nothing is frozen so
     */
    String unfreeze(DeploymentInput.Unfreeze asked, Execution execution) {
        refuse(unknown(asked.environment(), asked.service()));
        Instant now = clock.instant();
        Optional<Freeze> found = freezes.find(asked.environment(), asked.service());
        Optional<Freeze.Lifted> again =
                found.flatMap(Freeze::lifted).filter(it -> it.executionArn().equals(execution.arn()));
        if (again.isEmpty() && found.filter(it -> it.holds(now)).isEmpty()) {
            refuse(List.of(notFrozen(asked, now)));
        }
        Freeze freeze = found.orElseThrow();
        Freeze.Lifted lifted =
                again.orElseGet(() -> new Freeze.Lifted(now, asked.reason(), asked.requestedBy(), execution.arn()));
        if (again.isEmpty()) {
            keep(freeze.liftedBy(lifted), found);
        }
        notifier.send(WindowMessages.unfrozen(freeze, lifted));
        return freeze.what() + " is no longer frozen";
    }

    /** Whoever speaks at the same moment is not overruled unseen: what stands is read again, and answered anew. */
    private void keep(Freeze freeze, Optional<Freeze> before) {
        if (!freezes.keep(freeze, before)) {
            throw new ConcurrentChangeException("somebody else froze or unfroze " + freeze.what() + " in this moment");
        }
    }

    private static List<String> wrong(Instant until, Instant now) {
        if (!now.isBefore(until)) {
            return List.of("\"until\" must be later than now, which is " + now + ", not " + until);
        }
        return until.isAfter(now.plus(LONGEST))
                ? List.of("\"until\" must be within a year, not " + until + ": freeze it again then")
                : List.of();
    }

    private List<String> unknown(String environment, Optional<String> service) {
        Configuration read = configuration.read();
        List<String> environments = read.services().stream()
                .filter(it -> service.filter(name -> !name.equals(it.name())).isEmpty())
                .flatMap(it -> it.environments().stream())
                .map(Environment::name)
                .distinct()
                .toList();
        List<String> services = read.services().stream().map(Service::name).toList();
        if (service.filter(it -> !services.contains(it)).isPresent()) {
            return List.of(unknown("service", service.orElseThrow(), services));
        }
        return environments.contains(environment)
                ? List.of()
                : List.of(unknown(
                        service.map(it -> "environment of " + it).orElse("environment"), environment, environments));
    }

    private static String unknown(String what, String name, List<String> known) {
        return "there is no " + what + " " + PlainLine.quoted(name)
                + Nearest.to(name, known)
                        .map(it -> ": did you mean \"" + it + "\"?")
                        .orElse(", only " + String.join(", ", known));
    }

    private String notFrozen(DeploymentInput.Unfreeze asked, Instant now) {
        String what = asked.service().map(it -> it + " in ").orElse("") + asked.environment();
        String others = String.join(
                ", ",
                freezes.all().stream()
                        .filter(it -> it.holds(now))
                        .map(Freeze::what)
                        .sorted()
                        .toList());
        return what + " is not frozen" + (others.isEmpty() ? ", and nothing else is" : ": frozen is " + others);
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidReleaseException(faults);
        }
    }
}
