package dev.headgate.cli.doctor;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One service in one environment, looked at once for all checks. */
final class Place {

    /** The deployment controller of a service whose traffic ECS moves. */
    static final String BY_ECS = "ECS";

    /** The IAM actions that any look at a service needs. */
    private static final List<String> LOOK = List.of(
            "ecs:DescribeServices",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeRules",
            "elasticloadbalancing:DescribeTargetHealth");

    private static final Image ANY_IMAGE = new Image("any", "sha256:" + "0".repeat(64), Optional.empty());

    private final Service service;
    private final Environment environment;
    private final Sight sight;
    private final Cli cli;
    private Optional<ServiceView> view = Optional.empty();
    private Optional<Optional<Limits>> limits = Optional.empty();

    Place(Service service, Environment environment, Sight sight, Cli cli) {
        this.service = service;
        this.environment = environment;
        this.sight = sight;
        this.cli = cli;
    }

    String service() {
        return service.name();
    }

    /** Whether somebody else made it, so that no stack of ours can mend it. */
    boolean exists() {
        return service.existingIn(environment.name()).isPresent();
    }

    /** Where headgate.yaml says which one it is. */
    String key() {
        return keyOfController() + (exists() ? ".existing" : "");
    }

    /** Where headgate.yaml says who moves its traffic. */
    String keyOfController() {
        return "services." + service.name() + ".environments." + environment.name();
    }

    /** What is to be done where the file says another one than the service was made for: no stack can give it that. */
    String write(String controller) {
        return "Write controller: " + controller + " again at " + keyOfController()
                + ": a service that Headgate has made keeps its controller. docs/moving-to-ecs.md says how another"
                + " takes its place.";
    }

    /** Whether a rule of a load balancer that others share leads to it, as Headgate's stacks made it. */
    boolean hasRule() {
        return service.hosting().in(environment.name()).rule().isPresent();
    }

    Environment environment() {
        return environment;
    }

    Target target() {
        return environment.target();
    }

    /** The commands that reach it. */
    Cli cli() {
        return cli;
    }

    /** The IAM actions that a look at it needs. */
    List<String> permissions() {
        List<String> ofBackend = switch (target().backend()) {
            case CodeDeployGroup group -> List.of("codedeploy:GetDeploymentGroup", "codedeploy:ListDeployments");
            case EcsDeployments ecs -> List.of("ecs:DescribeServiceRevisions", "ecs:ListServiceDeployments");
        };
        return Stream.concat(LOOK.stream(), ofBackend.stream()).toList();
    }

    /** What is live, without any alarm. */
    ServiceView look() {
        ServiceView seen = view.orElseGet(() -> sight.look(List.of()));
        view = Optional.of(seen);
        return seen;
    }

    /** What is live, with the alarms. */
    ServiceView lookAtAlarms() {
        return sight.look(environment.rules().alarms());
    }

    Optional<Limits> limits() {
        Optional<Limits> seen = limits.orElseGet(sight::limits);
        limits = Optional.of(seen);
        return seen;
    }

    /** Who deploys it; empty where it is not there. */
    Optional<String> controller() {
        return sight.controller();
    }

    /** A deployment for the readiness rule to look at: of it, only the environment counts here. */
    DeploymentPlan plan() {
        Release release =
                new Release("doctor", service.name(), ANY_IMAGE, false, "doctor", "doctor", Instant.EPOCH, "doctor");
        return new DeploymentPlan("doctor", release, environment, service.container(), service.port(), "doctor");
    }
}
