package dev.headgate.cli.init;

import java.util.List;
import java.util.Optional;

/**
 * An ECS service as an account has it.
 *
 * @param controller who deploys it, as ECS names it: {@code CODE_DEPLOY}, {@code ECS} or {@code EXTERNAL}
 * @param family of the task definition that it runs
 * @param roles ARNs of the roles that this task definition names
 * @param balanced the container that its load balancer reaches; empty where it has none
 * @param group the deployment group that deploys it
 * @param shifted whether ECS knows a second target group for it, and the rule between the two
 * @param pipelines that have to do with it
 */
record FoundService(
        String cluster,
        String name,
        String controller,
        String family,
        List<String> roles,
        Optional<Balanced> balanced,
        Optional<Group> group,
        boolean shifted,
        List<FoundPipeline> pipelines) {

    private static final String ECS = "ECS";

    FoundService {
        roles = List.copyOf(roles);
        pipelines = List.copyOf(pipelines);
    }

    FoundService with(List<FoundPipeline> found) {
        return new FoundService(cluster, name, controller, family, roles, balanced, group, shifted, found);
    }

    /**
     * A container behind a load balancer.
     *
     * @param image that it runs
     * @param by what the load balancer reaches it by, for people
     */
    record Balanced(String container, int port, String image, String by) {}

    /** A deployment group of CodeDeploy. */
    record Group(String application, String name) {}

    /** Whether ECS moves its traffic itself. */
    boolean byEcs() {
        return controller.equals(ECS);
    }

    /** Why Headgate can not release it as it is; empty where it can. */
    Optional<String> obstacle() {
        if (byEcs() && !shifted) {
            return Optional.of("is deployed by ECS in rolling updates, which have no blue and green:"
                    + " docs/moving-to-ecs.md says what its load balancer has to name");
        }
        if (!byEcs() && !controller.equals("CODE_DEPLOY")) {
            return Optional.of("is deployed by " + controller
                    + ", and Headgate releases services whose deployment controller is CODE_DEPLOY or ECS");
        }
        if (!byEcs() && group.isEmpty()) {
            return Optional.of("has no CodeDeploy deployment group in this region");
        }
        return balanced.isEmpty() ? Optional.of("has no load balancer, so no traffic can be moved") : Optional.empty();
    }

    /** What the list of services says of it. */
    String inWords() {
        return obstacle()
                .orElseGet(() -> (byEcs()
                                ? "ECS"
                                : group.map(it -> "CodeDeploy " + it.application() + "/" + it.name())
                                        .orElse(""))
                        + balanced.map(it -> ", container " + it.container() + ":" + it.port()
                                        + " behind a load balancer (" + it.by() + ")")
                                .orElse(""));
    }
}
