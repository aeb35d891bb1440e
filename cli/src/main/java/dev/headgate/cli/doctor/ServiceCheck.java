package dev.headgate.cli.doctor;

import dev.headgate.deployment.ServiceView;
import java.util.List;

/** The ECS service exists and serves with all its tasks. */
record ServiceCheck(Place place, Stacks stacks) implements Check {

    @Override
    public String name() {
        return place.service() + " service";
    }

    @Override
    public List<String> permissions() {
        return place.permissions();
    }

    @Override
    public Result run() {
        ServiceView seen = place.look();
        List<String> objections = new OneFact(place).service(seen);
        if (objections.isEmpty()) {
            return new Result.Fine(seen.primary()
                    .map(it -> it.healthy() + " of " + it.desired() + " tasks are healthy")
                    .orElse("is there"));
        }
        return new Result.Fault(objections.getFirst(), seen.exists() ? lookIntoIt() : deploy());
    }

    private String deploy() {
        return place.exists()
                ? "Correct cluster and service in headgate.yaml, at " + place.key() + ", to one of these:\n"
                        + place.cli().command("ecs list-services") + " --cluster "
                        + place.target().cluster()
                : made();
    }

    private String made() {
        return stacks.deployService(place.service(), place.environment().name());
    }

    private String lookIntoIt() {
        return "See what keeps its tasks from running, the newest event first:\n"
                + place.cli().command("ecs describe-services") + " --cluster "
                + place.target().cluster() + " --services " + place.target().service()
                + " --query 'services[0].events[:5]'";
    }
}
