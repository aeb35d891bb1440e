package dev.headgate.deployment;

import dev.headgate.config.Backend;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides whether a deployment may start, before anything is created.
 *
 * <p>A release that brings back an earlier image may start while an alarm is red or blue is unhealthy: that may be why it
 * was asked for.
 */
public final class ReadinessRule {

    private static final String OVERRIDE = " say \"override\": {\"reason\": ...} in the request";
    private static final String SCAN_FINDINGS = "the image's scan has findings";
    private static final String RED_ALREADY = " is red already";
    private static final String LET_IT_WAIT = "let the deployment group wait longer (doctor says how)";
    private static final String DEPLOY_FIRST = "doctor says what is to be deployed or corrected first";

    private ReadinessRule() {}

    /** Whether a red alarm was in the way. */
    public static boolean refusesForAlarm(Cause cause) {
        return names(cause, Fact.ALARM_RED, RED_ALREADY);
    }

    /** Whether the image itself was refused: starting it again changes nothing. */
    public static boolean refusesImage(Cause cause) {
        return names(cause, Fact.SCAN, SCAN_FINDINGS);
    }

    /** @param words of its sentence: all that says it in a record of release 0.1, which names no facts */
    private static boolean names(Cause cause, Fact fact, String words) {
        return cause.facts()
                .map(it -> it.contains(fact))
                .orElseGet(() -> cause.reason().contains(words));
    }

    /**
     * What is known before a start.
     *
     * @param held how long the backend keeps production traffic back; empty where it is not set up for the service
     * @param blueKept how long it keeps blue at 100 % green
     * @param scanFindings empty while the image has not been scanned
     */
    public record Facts(
            ServiceView service,
            Optional<Duration> held,
            Duration blueKept,
            boolean imageExists,
            Optional<Map<Severity, Integer>> scanFindings) {}

    public static Readiness check(DeploymentPlan plan, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        checkBackend(plan, facts, faults);
        checkImage(plan, facts, faults);
        checkAlarms(plan, facts.service(), faults);
        checkListener(facts.service(), faults);
        checkTasksAreWanted(plan, facts.service(), faults);
        if (!faults.isEmpty()) {
            return new Readiness.Refused(faults);
        }
        return pending(plan, facts).<Readiness>map(Readiness.NotYet::new).orElseGet(() -> ready(facts));
    }

    private static void checkBackend(DeploymentPlan plan, Facts facts, List<Fault> faults) {
        String service = plan.environment().target().service();
        Backend backend = plan.environment().target().backend();
        if (!facts.service().exists()) {
            faults.add(new Fault(
                    Fact.SERVICE,
                    "ECS service " + service + " does not exist in cluster "
                            + plan.environment().target().cluster(),
                    DEPLOY_FIRST));
        }
        if (facts.held().isEmpty()) {
            faults.add(new Fault(Fact.BACKEND, backend + " is not set up for " + service, DEPLOY_FIRST));
            return;
        }
        ReleaseRules rules = plan.environment().rules();
        Duration held = facts.held().get();
        rules.gate(Gate.Before.TRAFFIC)
                .filter(gate -> !held.isZero() && gate.expiresAfter().compareTo(held) > 0)
                .ifPresent(gate -> faults.add(new Fault(
                        Fact.BACKEND,
                        "the gate before traffic stands for "
                                + DurationWords.rounded(gate.expiresAfter())
                                + ", but " + backend + " waits only " + DurationWords.rounded(held)
                                + " before it stops",
                        LET_IT_WAIT + ", or shorten expiresAfter")));
        if (held.isZero() && !plan.release().rollback()) {
            faults.add(new Fault(
                    Fact.BACKEND,
                    backend + " does not wait before traffic moves, so it would send it to green"
                            + " before anybody has seen green healthy",
                    LET_IT_WAIT));
        }
        if (rules.longestBake().compareTo(facts.blueKept()) > 0
                && !plan.release().rollback()) {
            faults.add(keepsBlueTooShort(backend, rules, facts.blueKept()));
        }
    }

    private static Fault keepsBlueTooShort(Backend backend, ReleaseRules rules, Duration kept) {
        boolean prolonged = rules.longestBake().compareTo(rules.bake()) > 0;
        String what = "the bake takes " + DurationWords.rounded(rules.bake())
                + (prolonged
                        ? ", and up to " + DurationWords.rounded(rules.longestBake()) + " when the judge can not tell,"
                        : ",")
                + " but " + backend + " keeps blue only " + DurationWords.rounded(kept);
        return new Fault(
                Fact.BACKEND,
                what,
                LET_IT_WAIT + ", or shorten "
                        + (prolonged ? "the bake, judge.maximumExtension or judge.holdFor" : "the bake"));
    }

    private static void checkImage(DeploymentPlan plan, Facts facts, List<Fault> faults) {
        if (!facts.imageExists()) {
            faults.add(new Fault(
                    Fact.IMAGE,
                    "image " + plan.release().image().reference() + " is not in the registry any more",
                    "push it again, or release another"));
        }
        plan.environment().rules().blockScanFindings().ifPresent(least -> {
            Map<Severity, Integer> blocking = facts.scanFindings().orElse(Map.of()).entrySet().stream()
                    .filter(it -> it.getValue() > 0 && it.getKey().compareTo(least) >= 0)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (!blocking.isEmpty() && plan.release().override().isEmpty()) {
                faults.add(new Fault(
                        Fact.SCAN,
                        SCAN_FINDINGS + " of " + least + " or worse (" + inWords(blocking) + ")",
                        "build the image anew with the vulnerable packages updated"));
            }
        });
    }

    private static String inWords(Map<Severity, Integer> findings) {
        return new TreeMap<>(findings)
                .descendingMap().entrySet().stream()
                        .map(it -> it.getValue() + " " + it.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static void checkAlarms(DeploymentPlan plan, ServiceView service, List<Fault> faults) {
        if (!service.missingAlarms().isEmpty() && !plan.release().rollback()) {
            faults.add(new Fault(
                    Fact.ALARM_MISSING,
                    "alarm " + String.join(", ", service.missingAlarms()) + " does not exist",
                    "correct its name in headgate.yaml, or create it"));
        }
        if (!service.alarmsInAlarm().isEmpty() && !plan.release().overrules()) {
            faults.add(new Fault(
                    Fact.ALARM_RED,
                    "alarm " + String.join(", ", service.alarmsInAlarm()) + RED_ALREADY,
                    "a deployment now would be rolled back at once; find out why it is red first, or" + OVERRIDE));
        }
    }

    private static void checkListener(ServiceView service, List<Fault> faults) {
        service.primary()
                .filter(primary -> service.activeDeployment().isEmpty() && service.weightOf(primary) != 100)
                .ifPresent(primary -> faults.add(new Fault(
                        Fact.LISTENER,
                        "the production listener sends " + service.weightOf(primary) + " % to the primary task set "
                                + primary.id() + ", not 100 %",
                        "someone or a stack update changed the listener; restore it before the next deployment")));
    }

    /** Waiting would not help: no task is on its way. */
    private static void checkTasksAreWanted(DeploymentPlan plan, ServiceView service, List<Fault> faults) {
        boolean none = service.exists()
                && service.desiredCount() == 0
                && service.activeDeployment().isEmpty();
        if (none && !plan.release().rollback()) {
            faults.add(new Fault(
                    Fact.TASKS,
                    "no tasks are wanted of it (its desired count is 0), so green would run nowhere and nothing could be"
                            + " judged",
                    "scale the service up first"));
        }
    }

    private static Optional<String> pending(DeploymentPlan plan, Facts facts) {
        ServiceView service = facts.service();
        if (service.activeDeployment().isPresent()) {
            return service.activeDeployment()
                    .map(id -> plan.environment().target().backend() + " deployment " + id + " occupies the service");
        }
        Optional<Revision> primary = service.primary();
        if (primary.isEmpty()) {
            return Optional.of("the service has no primary task set yet");
        }
        if (!plan.release().overrules()
                && !(primary.get().steady() && primary.get().isHealthy())) {
            return Optional.of("the service is not steady: " + primary.get().healthy() + " of "
                    + primary.get().desired() + " tasks are healthy");
        }
        boolean unscanned = plan.release().override().isEmpty()
                && plan.environment().rules().blockScanFindings().isPresent()
                && facts.scanFindings().isEmpty();
        return unscanned ? Optional.of("the image's scan has not finished") : Optional.empty();
    }

    private static Readiness ready(Facts facts) {
        return new Readiness.Ready(facts.service().primary().orElseThrow());
    }
}
