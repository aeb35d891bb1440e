package dev.headgate.cli.doctor;

import java.util.List;

/** ECS is the deployment controller of the service, and knows two target groups and the rule between them. */
record ControllerCheck(Place place) implements Check {

    @Override
    public String name() {
        return place.service() + " controller";
    }

    @Override
    public List<String> permissions() {
        return place.permissions();
    }

    @Override
    public Result run() {
        if (place.limits().isPresent()) {
            return new Result.Fine("ECS moves its traffic between two target groups");
        }
        if (!place.exists() && !place.look().exists()) {
            return new Result.NotApplicable("the service is not made yet");
        }
        return new Result.Fault(
                "ECS cannot move the traffic of this service: its controller is another, or its load balancer names no"
                        + " second target group and no production rule",
                cure() + " What it says now:\n"
                        + place.cli().command("ecs describe-services") + " --cluster "
                        + place.target().cluster() + " --services "
                        + place.target().service()
                        + " --query 'services[0].[deploymentController,loadBalancers]'");
    }

    /** No stack can give another controller to a service that is there. */
    private String cure() {
        return place.exists()
                ? "Set advancedConfiguration of the service's load balancer, or correct controller at " + place.key()
                        + "."
                : "Say controller: codedeploy again at " + place.key()
                        + ": a service that Headgate has made keeps its controller. docs/moving-to-ecs.md says how another"
                        + " takes its place.";
    }
}
