package dev.headgate.approval;

import dev.headgate.analysis.Forecast;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What approvers are asked, as it was when they were asked.
 *
 * @param askedAgainBeforeTraffic approvers will be asked a second time, before production traffic moves
 * @param serving the image that serves now, where that is known
 * @param judge what the canary judge can find, or at the end has found, in a sentence
 * @param approvers everyone who is asked
 * @param earlier decisions at this deployment's other gates
 */
public record Question(
        Gate.Before gate,
        Release release,
        Place place,
        Strategy strategy,
        Duration bake,
        boolean askedAgainBeforeTraffic,
        Optional<String> serving,
        Optional<String> judge,
        List<String> approvers,
        List<GateDecision> earlier) {

    /** Where it would happen. */
    public record Place(String environment, String account, String region) {}

    public Question {
        approvers = List.copyOf(approvers);
        earlier = List.copyOf(earlier);
    }

    static Question about(Deployment deployment, Gate gate) {
        Environment environment = deployment.plan().environment();
        boolean trafficGateFollows = gate.before() == Gate.Before.DEPLOYMENT
                && environment.rules().gate(Gate.Before.TRAFFIC).isPresent();
        return new Question(
                gate.before(),
                deployment.plan().release(),
                new Place(
                        environment.name(),
                        environment.target().account(),
                        environment.target().region()),
                environment.rules().strategy(),
                environment.rules().bake(),
                trafficGateFollows,
                deployment.start().map(start -> start.blue().image()),
                judge(deployment, gate),
                gate.approvers(),
                deployment.decisions());
    }

    private static Optional<String> judge(Deployment deployment, Gate gate) {
        return gate.before() == Gate.Before.FINISH
                ? deployment.finding().map(Finding::evidence)
                : deployment.baseline().flatMap(JudgeBaseline::forecast).map(Forecast::sentence);
    }

    public String service() {
        return release.service();
    }

    public String environment() {
        return place.environment();
    }
}
