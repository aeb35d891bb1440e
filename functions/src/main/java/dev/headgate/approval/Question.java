package dev.headgate.approval;

import dev.headgate.analysis.Forecast;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.json.Json;
import dev.headgate.release.Release;
import dev.headgate.text.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What approvers are asked, as it was when they were asked.
 *
 * @param askedAgainBeforeTraffic approvers will be asked a second time, before production traffic moves
 * @param judge what the canary judge can find, or at the end has found, in a sentence
 * @param approvers everyone who is asked
 * @param required how many of them must approve
 * @param separationOfDuties whether those who wrote or asked for it are barred from approving it
 * @param earlier decisions at this deployment's other gates
 * @param again of a question that takes the place of a former one: answers and links of that one do not count
 */
public record Question(
        Gate.Before gate,
        Release release,
        Place place,
        Strategy strategy,
        Duration bake,
        boolean askedAgainBeforeTraffic,
        Optional<String> judge,
        List<Approver> approvers,
        int required,
        boolean separationOfDuties,
        Standing standing,
        List<GateDecision> earlier,
        Optional<Again> again) {

    /**
     * What makes a question another one.
     *
     * @param number of the question, from 2
     * @param why what has changed since the one before, in words
     */
    public record Again(int number, String why) {}

    /** Where it would happen. */
    public record Place(String environment, String account, String region) {}

    public Question {
        approvers = List.copyOf(approvers);
        earlier = List.copyOf(earlier);
    }

    /**
     * What a gate of a deployment asks.
     *
     * @param emails by approver's name
     */
    public static Question about(Deployment deployment, Gate gate, Map<String, String> emails, Standing standing) {
        Environment environment = deployment.plan().environment();
        Release release = deployment.plan().release();
        boolean trafficGateFollows = gate.before() == Gate.Before.DEPLOYMENT
                && environment.rules().gate(Gate.Before.TRAFFIC).isPresent();
        return new Question(
                gate.before(),
                release,
                new Place(
                        environment.name(),
                        environment.target().account(),
                        environment.target().region()),
                environment.rules().strategy(),
                environment.rules().bake(),
                trafficGateFollows,
                judge(deployment, gate),
                Approver.of(gate, emails, release),
                gate.required(),
                gate.separationOfDuties(),
                standing,
                deployment.decisions().stream()
                        .filter(it -> it.gate() != gate.before())
                        .toList(),
                gate.before() == Gate.Before.DEPLOYMENT ? again(deployment) : Optional.empty());
    }

    private static Optional<Again> again(Deployment deployment) {
        return deployment.pinned().flatMap(pins -> pins.since().map(why -> new Again(pins.round(), why)));
    }

    private static Optional<String> judge(Deployment deployment, Gate gate) {
        return gate.before() == Gate.Before.FINISH
                ? deployment.finding().map(Finding::evidence)
                : deployment.baseline().flatMap(JudgeBaseline::forecast).map(Forecast::sentence);
    }

    /** Counts the questions at one gate of a deployment, from 1. */
    public int number() {
        return again.map(Again::number).orElse(1);
    }

    public String service() {
        return release.service();
    }

    public String environment() {
        return place.environment();
    }

    /** The same, put to others or to fewer, of whom more may be needed. */
    Question askedOf(List<Approver> others, int needed, boolean duties) {
        return new Question(
                gate,
                release,
                place,
                strategy,
                bake,
                askedAgainBeforeTraffic,
                judge,
                others,
                needed,
                duties,
                standing,
                earlier,
                again);
    }

    Optional<Approver> approver(String name) {
        return approvers.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** How many may approve; with fewer than are required, nobody needs to be asked. */
    long mayApprove() {
        return approvers.stream().filter(Approver::mayApprove).count();
    }

    /** SHA-256 in 64 hex digits of all that the page shows of it: the record of a decision keeps this. */
    public String digest() {
        return Digest.hex(Json.write(this));
    }
}
