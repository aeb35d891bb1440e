package dev.headgate.handler;

import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Target;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.PauseRule;
import dev.headgate.deployment.Wish;
import dev.headgate.deployment.WishRule;
import dev.headgate.deployment.WishRule.Answer;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.release.DeploymentInput;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Verb;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficBackend.Limits;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says to a deployment under way what an operator wants of it: into its record, by a write that fails if the record has changed,
 * and once for each execution; then its own execution is woken, which looks and acts.
 */
final class Saying {

    /** A rollback takes minutes; whoever waits for the end of an abort for longer reads the record. */
    private static final Duration FOLLOWED_FOR = Duration.ofHours(2);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);

    private final DeploymentStore store;
    private final TrafficBackend backend;
    private final EarlyEnd early;
    private final Notifier notifier;
    private final InstantSource clock;

    Saying(DeploymentStore store, TrafficBackend backend, EarlyEnd early, Notifier notifier, InstantSource clock) {
        this.store = store;
        this.backend = backend;
        this.early = early;
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * Says it, or sees what has become of it; an abort is waited for until blue is seen to serve.
     *
     * @throws InvalidReleaseException when it cannot be done, with the reason
     */
    Output say(DeploymentInput.Say asked, Execution execution) {
        Deployment deployment = store.find(asked.deploymentId())
                .orElseThrow(() -> new UnknownDeploymentException(asked.deploymentId()));
        Optional<Wish> said = deployment.said().of(execution.arn());
        if (said.isEmpty()) {
            return first(deployment, asked, execution);
        }
        if (asked.verb() == Verb.ABORT) {
            return follow(deployment, execution);
        }
        // Its own run may have died before it woke anybody.
        early.wake(deployment);
        return said(deployment, said.get().inWords());
    }

    private Output first(Deployment deployment, DeploymentInput.Say asked, Execution execution) {
        Instant now = clock.instant();
        return switch (WishRule.consider(deployment, asked.verb(), waits(deployment, asked.verb()), now)) {
            case Answer.Refused(String why) ->
                throw new InvalidReleaseException("Deployment " + deployment.id() + " cannot be told to "
                        + asked.verb().word() + ": " + why);
            case Answer.Granted(String why, Optional<Instant> until) -> {
                Wish wish = new Wish(
                        asked.verb(),
                        WishRule.shareOf(deployment),
                        asked.reason(),
                        asked.requestedBy(),
                        now,
                        until,
                        execution.arn());
                yield granted(store.save(deployment.told(wish)), wish, why);
            }
        };
    }

    private Output granted(Deployment told, Wish wish, String why) {
        if (wish.verb() == Verb.ABORT) {
            early.begin(told);
            return new Output(told.id(), Next.WAIT, (int) SHORTEST_PAUSE.toSeconds(), why);
        }
        early.wake(told);
        notifier.send(DeploymentMessages.wished(told, wish, why));
        return said(told, why);
    }

    /** Only a pause needs to know; what cannot be read has to be read again. */
    private PauseRule.Waits waits(Deployment deployment, Verb verb) {
        if (verb != Verb.PAUSE) {
            return new PauseRule.Waits(Duration.ZERO, Duration.ZERO);
        }
        try {
            Target target = deployment.plan().environment().target();
            Limits limits = backend.limits(target).orElse(new Limits(Duration.ZERO, Duration.ZERO));
            return new PauseRule.Waits(limits.held(), limits.blueKept());
        } catch (DeployRoleException e) {
            throw new TrafficControlException(e.what() + ": " + e.cure());
        }
    }

    private Output follow(Deployment deployment, Execution execution) {
        if (deployment.closing().isPresent()) {
            return ended(deployment, deployment.closing().get());
        }
        Duration waited = Duration.between(execution.startedAt(), clock.instant());
        if (waited.compareTo(FOLLOWED_FOR) >= 0) {
            return said(deployment, "it is still being ended; its own execution goes on");
        }
        boolean unused = early.pursue(deployment);
        Duration pause = waited.dividedBy(10).compareTo(SHORTEST_PAUSE) > 0 ? waited.dividedBy(10) : SHORTEST_PAUSE;
        return new Output(deployment.id(), Next.WAIT, (int) pause.toSeconds(), "blue is being brought back");
    }

    private static Output ended(Deployment deployment, Closing closing) {
        String outcome = closing.outcome().name();
        return new Output(
                deployment.id(),
                Next.SAID,
                0,
                "it has ended " + outcome + ": " + closing.reason() + ". Production has " + closing.serving(),
                Optional.of(outcome));
    }

    private static Output said(Deployment deployment, String why) {
        return new Output(deployment.id(), Next.SAID, 0, why);
    }
}
