package dev.headgate.handler;

import dev.headgate.approval.JudgeEvidence;
import dev.headgate.approval.Standing;
import dev.headgate.approval.Standing.Fact;
import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Judging;
import dev.headgate.deployment.Pins;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.TrafficBackend;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what approvers should know before they answer: what would change, and what has been seen so far. */
final class ApprovalStanding {

    private final TrafficBackend backend;
    private final JudgeLook judge;
    private final InstantSource clock;

    ApprovalStanding(TrafficBackend backend, JudgeLook judge, InstantSource clock) {
        this.backend = backend;
        this.judge = judge;
        this.clock = clock;
    }

    Standing of(Deployment deployment, Gate.Before gate) {
        DeploymentPlan plan = deployment.plan();
        Target target = plan.environment().target();
        ServiceView view = backend.look(target, plan.environment().rules().alarms());
        Optional<String> blue = deployment
                .start()
                .map(start -> start.blue().taskDefinition())
                .or(() -> deployment.pinned().map(Pins::serving))
                .or(() -> view.primary().map(Revision::taskDefinition));
        return new Standing(
                blue.flatMap(it -> backend.imageOf(target, it, plan.container())),
                blue.map(it -> changes(deployment, it)).orElse(List.of()),
                evidence(deployment, gate, view),
                gate == Gate.Before.FINISH ? judged(deployment, view) : Optional.empty());
    }

    private Optional<JudgeEvidence> judged(Deployment deployment, ServiceView view) {
        return deployment
                .backendId()
                .flatMap(view::madeBy)
                .flatMap(green -> judge.at(deployment, green, clock.instant()))
                .flatMap(report -> deployment
                        .plan()
                        .environment()
                        .rules()
                        .judge()
                        .flatMap(rules -> JudgeEvidence.of(report, Judging.parameters(rules))));
    }

    private List<RevisionChange> changes(Deployment deployment, String blue) {
        DeploymentPlan plan = deployment.plan();
        return backend.changes(
                plan.environment().target(),
                blue,
                deployment
                        .start()
                        .flatMap(Start::taskDefinition)
                        .or(() -> deployment.pinned().map(Pins::template)),
                plan.container(),
                plan.release().image());
    }

    private static List<Fact> evidence(Deployment deployment, Gate.Before gate, ServiceView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Blue", seen(blue(deployment, view), view)));
        if (gate != Gate.Before.DEPLOYMENT) {
            String green = gate == Gate.Before.TRAFFIC ? "Green, on the test listener" : "Green";
            facts.add(new Fact(green, seen(deployment.backendId().flatMap(view::madeBy), view)));
        }
        deployment.pinned().ifPresent(pins -> facts.add(new Fact("Revision", revision(pins))));
        facts.add(new Fact("Alarms", alarms(deployment, view)));
        return facts;
    }

    /** Once green is there, the primary task set may be either. */
    private static Optional<Revision> blue(Deployment deployment, ServiceView view) {
        return deployment.start().isPresent()
                ? deployment.start().flatMap(start -> view.running(start::isBlue))
                : view.primary();
    }

    /** Target health is what the load balancer's checks say, through the test listener too. */
    private static String seen(Optional<Revision> set, ServiceView view) {
        return set.map(it -> it.healthy() + " of " + it.desired() + " tasks healthy, " + view.weightOf(it)
                        + " % of production requests")
                .orElse("not to be seen");
    }

    private static String revision(Pins pins) {
        return "a copy of " + name(pins.template()) + " with this image takes the place of " + name(pins.serving());
    }

    private static String name(String taskDefinition) {
        return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }

    private static String alarms(Deployment deployment, ServiceView view) {
        int configured = deployment.plan().environment().rules().alarms().size();
        if (configured == 0) {
            return "none are configured";
        }
        return view.alarmsInAlarm().isEmpty()
                ? configured + " configured, none is red"
                : "red: " + String.join(", ", view.alarmsInAlarm());
    }
}
