package dev.headgate.handler;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.DeploymentStore.Owed;
import dev.headgate.deployment.GivingWayRule;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.RecoveryName;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.ExecutionMessages;
import dev.headgate.notification.Message;
import dev.headgate.notification.Outbox;
import dev.headgate.notification.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Finds deployments whose execution ended before they did, and has another execution take them over. Where only the message
 * of the end is missing, it is sent; so is one of a release whose execution died, and each message that could not be sent.
 *
 * <p>Runs on the event of an execution that failed, timed out or was aborted, and on a schedule, because such events may be
 * lost. A second run finds the same recovery under way and starts none. What fails for one deployment keeps it from no
 * other; the run fails in the end, and names it.
 */
public final class RecoverDeploymentsHandler {

    /** One that dies before it can write anything is followed by another; then people have to know. */
    private static final int MOST_ATTEMPTS = 20;

    /** What kills the one may kill each, such as a result that is too large: some minutes of that, and people have to know. */
    private static final int MOST_TAKEOVERS = 20;

    /** So many looks take a third of a minute at Step Functions' steady rate of 15 a second; the next sweep looks at others. */
    private static final int MOST_LOOKS = 300;

    private static final int MOST_MESSAGES = 50;

    /**
     * To each topic. SNS suspends an e-mail subscription that gets more than ten messages within a second (Amazon SNS quotas), and
     * with it every later one; what is owed beyond this waits for the next sweep.
     */
    private static final int MOST_MESSAGES_AT_ONCE = 5;

    /** An execution that is awake tells of an end within this time. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(2);

    private final DeploymentStore store;
    private final EndNotice notice;
    private final Executions executions;
    private final Outbox outbox;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Recovers by these.
     *
     * @param random the order of a sweep, so that whatever is in the way of one is not always in the way of the same others
     */
    public RecoverDeploymentsHandler(
            DeploymentStore store,
            EndNotice notice,
            Executions executions,
            Outbox outbox,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.notice = notice;
        this.executions = executions;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
    }

    public record Output(List<String> recovered) {}

    /**
     * Handles one EventBridge event.
     *
     * @param event of Step Functions, or of the schedule
     * @throws RecoveryException after all that could be done, when something could not
     */
    public Output handle(Map<String, Object> event) {
        Optional<EndedExecution> ended = EndedExecution.in(event);
        if (ended.filter(this::isRelease).isPresent()) {
            ended.filter(it -> !it.hasSaidSo()).ifPresent(this::announceBrokenRelease);
            return new Output(List.of());
        }
        ended.flatMap(this::unheardOf).ifPresent(outbox::send);
        Failures failures = new Failures();
        Set<String> unannounced = new LinkedHashSet<>(store.unannounced());
        List<String> recovered = new ArrayList<>();
        for (String id : ended.map(it -> List.of(it.deploymentId())).orElseGet(() -> sweep(unannounced))) {
            try {
                if (isRecovered(id, unannounced.contains(id))) {
                    recovered.add(id);
                }
            } catch (ExecutionsBusyException e) {
                // Whatever was not looked at has its turn in the next sweep.
                break;
            } catch (RuntimeException e) {
                failures.add(id, e);
            }
        }
        if (ended.isEmpty()) {
            deliverOwed(failures);
        }
        failures.throwIfAny();
        return new Output(recovered);
    }

    /** Those that wait have no lock yet; one that needed a human and is taken over again has been announced before. */
    private List<String> sweep(Set<String> unannounced) {
        List<String> ids = new ArrayList<>(
                Stream.concat(unannounced.stream(), store.locks().stream().map(Lock::deploymentId))
                        .distinct()
                        .toList());
        Collections.shuffle(ids, random);
        return ids.subList(0, Math.min(MOST_LOOKS, ids.size()));
    }

    private boolean isRecovered(String id, boolean unannounced) {
        Optional<Deployment> found = store.find(id).filter(it -> it.closing().isEmpty() || unannounced);
        if (found.isEmpty()) {
            return false;
        }
        Deployment deployment = found.get();
        if (deployment.closing().isPresent()) {
            if (hasGivenWayUntold(deployment) || isDead(deployment)) {
                notice.tell(deployment);
            }
            return false;
        }
        return isDead(deployment) && recover(deployment);
    }

    /** A rollback has ended it while its execution sleeps, which may be for hours yet. */
    private boolean hasGivenWayUntold(Deployment deployment) {
        return GivingWayRule.hasGivenWay(deployment)
                && deployment
                        .closing()
                        .filter(how -> !clock.instant().isBefore(how.at().plus(TOLD_WITHIN)))
                        .isPresent();
    }

    /** What Step Functions does not know may have begun a moment ago. */
    private boolean isDead(Deployment deployment) {
        boolean settled =
                Duration.between(deployment.runSince(), clock.instant()).compareTo(Takeover.DESCRIBE_LAG) >= 0;
        return executions.find(deployment.executionArn()).map(it -> !it.alive()).orElse(settled);
    }

    private boolean isRelease(EndedExecution ended) {
        String arn = ended.execution().arn();
        return !arn.equals(executions.arnOf(ended.execution().name()));
    }

    private void announceBrokenRelease(EndedExecution ended) {
        outbox.send(ExecutionMessages.broken(ended.execution(), ended.why()));
        store.giveUpTrigger(ended.execution().name());
    }

    /** What ended without a record of its own, or was refused what it asked for about somebody else's. */
    private Optional<Message> unheardOf(EndedExecution ended) {
        if (ended.isSaid()) {
            // Whoever is refused sees it where they said it: nobody else is paged for that.
            return ended.isRefused()
                    ? Optional.empty()
                    : Optional.of(ExecutionMessages.notSaid(ended.execution(), ended.why()));
        }
        boolean known = isKnown(ended.deploymentId());
        if (ended.takenOver().isPresent()) {
            return ended.takenOver()
                    .filter(id -> !known || ended.isRefused())
                    .map(id -> ExecutionMessages.notTakenOver(ended.execution(), id, ended.why()));
        }
        return known ? Optional.empty() : Optional.of(ExecutionMessages.notOpened(ended.execution(), ended.why()));
    }

    /** A record that cannot be read is one, too. */
    private boolean isKnown(String deploymentId) {
        try {
            return store.find(deploymentId).isPresent();
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** False where a recovery is under way already, or where none can be started any more. */
    private boolean recover(Deployment deployment) {
        if (deployment.takeovers().orElse(0) >= MOST_TAKEOVERS) {
            giveUp(deployment, MOST_TAKEOVERS + " executions that took it over, one after another, have died as well");
            return false;
        }
        Map<String, Object> input = Map.of("recover", deployment.id());
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            String name = RecoveryName.of(deployment, attempt);
            if (executions.start(name, input)) {
                outbox.send(DeploymentMessages.takenOver(deployment));
                return true;
            }
            // The name is no proof: anybody may have started it, to do something else.
            Optional<Executions.Seen> standing = executions.find(executions.arnOf(name));
            if (standing.isEmpty()
                    || standing.filter(it -> it.alive() && it.input().equals(input))
                            .isPresent()) {
                return false;
            }
        }
        giveUp(deployment, MOST_ATTEMPTS + " executions that were to take it over have ended without doing so");
        return false;
    }

    /** It gets an outcome, and an alert with it: from here on it is for people. */
    private void giveUp(Deployment deployment, String why) {
        Closing closing = new Closing(
                Outcome.NEEDS_HUMAN,
                "its execution ended before the deployment did, and " + why,
                "was not looked at",
                clock.instant());
        notice.tell(store.close(deployment.closed(closing)));
    }

    private void deliverOwed(Failures failures) {
        Map<Topic, Integer> sent = new EnumMap<>(Topic.class);
        for (Owed owed : store.owed(MOST_MESSAGES)) {
            try {
                if (sent.merge(Outbox.topicOf(owed), 1, Integer::sum) <= MOST_MESSAGES_AT_ONCE) {
                    outbox.deliver(owed);
                }
            } catch (RuntimeException e) {
                failures.add("a message that could not be sent since " + owed.since(), e);
            }
        }
    }

    /** What could not be done for some, while it was done for others. */
    private static final class Failures {
        private static final int MOST_NAMED = 20;

        private final List<String> whose = new ArrayList<>();
        private final List<RuntimeException> causes = new ArrayList<>();

        void add(String what, RuntimeException cause) {
            whose.add(what + " (" + cause.getMessage() + ")");
            causes.add(cause);
        }

        void throwIfAny() {
            if (!causes.isEmpty()) {
                String some = String.join("; ", whose.subList(0, Math.min(MOST_NAMED, whose.size())));
                throw new RecoveryException(
                        whose.size() + " not done, and tried again in the next sweep: " + some,
                        causes.subList(0, Math.min(MOST_NAMED, causes.size())));
            }
        }
    }
}
