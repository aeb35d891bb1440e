package dev.headgate.cli.look.plan;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Records;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Readiness;
import dev.headgate.deployment.ReadinessRule;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.StartWindowRule;
import dev.headgate.handler.BaselineLook;
import dev.headgate.handler.GreenTemplate;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.release.NoScanResultException;
import dev.headgate.traffic.Backends;
import dev.headgate.traffic.CloudWatchMinutes;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at one environment as readiness does, fact by fact: what is denied is said, and the others count all the same.
 *
 * @param environments with credentials of the caller's into the environment's account
 */
record StopLook(Records records, ImageRegistry registry, EnvironmentClients environments, Unseen unseen) {

    /**
     * What was seen.
     *
     * @param view what is live; empty where that could not be read
     * @param faults that keep it from starting, each with its cure
     * @param waitsFor what passes by itself
     */
    record Seen(Optional<ServiceView> view, List<String> faults, List<String> waitsFor) {

        static final Seen NOTHING = new Seen(Optional.empty(), List.of(), List.of());

        Seen {
            faults = List.copyOf(faults);
            waitsFor = List.copyOf(waitsFor);
        }

        /**
         * The same, where production may be closed.
         *
         * @param later when its wave begins, and not now
         */
        Seen meeting(StartWindowRule.Turn turn, boolean later) {
            String when = later ? "when its wave begins, " : "";
            return switch (turn) {
                case StartWindowRule.Turn.Go open -> this;
                case StartWindowRule.Turn.Wait closed ->
                    new Seen(view, faults, and(waitsFor, when + "closed for releases: " + closed.why()));
                case StartWindowRule.Turn.Refused closed ->
                    new Seen(view, and(faults, when + closed.fault().sentence()), waitsFor);
            };
        }

        private static List<String> and(List<String> all, String another) {
            return Stream.concat(all.stream(), Stream.of(another)).toList();
        }

        Optional<Revision> blue() {
            return view.flatMap(ServiceView::primary);
        }
    }

    Seen at(DeploymentPlan plan) {
        List<String> faults = new ArrayList<>();
        unseen.look("whether the backend can deploy it", () -> backend().unfit(plan))
                .ifPresent(it -> it.forEach(fault -> faults.add(fault.sentence())));
        Optional<Map<Severity, Integer>> findings = scan(plan, faults);
        Target target = plan.environment().target();
        Optional<Optional<Limits>> limits =
                unseen.look("how long the backend waits", () -> backend().limits(target));
        Optional<ServiceView> view = limits.filter(Optional::isEmpty).isPresent()
                ? Optional.of(ServiceView.ABSENT)
                : look(target, plan.environment().rules());
        List<String> waits = holder(plan);
        if (view.isEmpty() || limits.isEmpty()) {
            return new Seen(view, faults, waits);
        }
        boolean exists =
                unseen.look("whether the image is there", () -> exists(plan)).orElse(true);
        Readiness readiness = ReadinessRule.check(
                plan,
                new ReadinessRule.Facts(
                        view.get(),
                        limits.get().map(Limits::held),
                        limits.get().map(Limits::blueKept).orElse(Duration.ZERO),
                        exists,
                        findings));
        return switch (readiness) {
            case Readiness.Ready ready -> new Seen(view, faults, waits);
            case Readiness.NotYet(String why) -> new Seen(view, faults, waits.isEmpty() ? List.of(why) : waits);
            case Readiness.Refused(List<Fault> more) -> {
                more.forEach(fault -> faults.add(fault.sentence()));
                yield new Seen(view, faults, waits);
            }
        };
    }

    /** All that would differ besides the image. */
    Optional<List<String>> changes(DeploymentPlan plan, Revision blue) {
        return unseen.look("what the task definition changes", () -> {
            Deployment asIfOpened = Deployment.open(plan, "plan", records.now());
            String template = new GreenTemplate(records.deployments(), backend())
                    .of(asIfOpened, blue.taskDefinition(), Optional.empty());
            List<RevisionChange> all = backend()
                    .changes(
                            plan.environment().target(),
                            blue.taskDefinition(),
                            Optional.of(template),
                            plan.container(),
                            plan.release().image());
            return RevisionChange.besides(plan.release().image(), all).stream()
                    .map(RevisionChange::inWords)
                    .toList();
        });
    }

    Optional<String> serves(DeploymentPlan plan, Revision blue) {
        return unseen.look(
                        "which image serves",
                        () -> backend().imageOf(plan.environment().target(), blue.taskDefinition(), plan.container()))
                .flatMap(it -> it)
                .map(reference -> called(plan, reference));
    }

    /** By its tag where Headgate has brought it. */
    private String called(DeploymentPlan plan, String reference) {
        return records
                .deployments()
                .deployed(plan.release().service(), plan.environment().name(), 1)
                .stream()
                .map(it -> it.plan().release().image())
                .filter(it -> it.reference().equals(reference))
                .map(Called::image)
                .findFirst()
                .orElse(reference);
    }

    /** Empty where nobody judges. */
    Optional<JudgeBaseline> baseline(DeploymentPlan plan, Revision blue) {
        return plan.environment()
                .rules()
                .judge()
                .flatMap(rules -> unseen.look(
                        "what the canary judge can find",
                        () -> new BaselineLook(
                                        records.deployments(),
                                        backend(),
                                        new CloudWatchMinutes(environments),
                                        records.clock())
                                .of(plan, rules, blue)));
    }

    /** Whoever may see the service and not its alarms sees that much. */
    private Optional<ServiceView> look(Target target, ReleaseRules rules) {
        Unseen withAlarms = new Unseen();
        Optional<ServiceView> all =
                withAlarms.look("what is live, with its alarms", () -> backend().look(target, rules.alarms()));
        if (all.isPresent() || rules.alarms().isEmpty()) {
            withAlarms.all().forEach(unseen::add);
            return all;
        }
        Optional<ServiceView> rest = unseen.look("what is live", () -> backend().look(target, List.of()));
        rest.ifPresent(unused -> withAlarms.all().forEach(unseen::add));
        return rest;
    }

    private Optional<Map<Severity, Integer>> scan(DeploymentPlan plan, List<String> faults) {
        Image image = plan.release().image();
        if (plan.environment().rules().blockScanFindings().isEmpty()) {
            return Optional.empty();
        }
        try {
            return unseen.look("the image's scan", () -> registry.scanFindings(image.repository(), image))
                    .orElse(Optional.of(Map.of()));
        } catch (NoScanResultException e) {
            faults.add(e.what() + ": " + e.cure());
            return Optional.of(Map.of());
        }
    }

    private boolean exists(DeploymentPlan plan) {
        Image image = plan.release().image();
        return registry.byDigest(image.repository(), image.digest()).isPresent();
    }

    private List<String> holder(DeploymentPlan plan) {
        return records.deployments().locks().stream()
                .filter(it -> it.lockName().equals(plan.lockName()))
                .map(DeploymentStore.Lock::deploymentId)
                .map(id -> "deployment " + id + " is at work here")
                .toList();
    }

    private TrafficBackend backend() {
        return new Backends(environments);
    }
}
