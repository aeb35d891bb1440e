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
        return List.of("ecs:DescribeServices");
    }

    @Override
    public Result run() {
        return place.limits().isPresent()
                ? new Result.Fine("ECS moves its traffic between two target groups")
                : new Result.Fault(
                        "ECS cannot move the traffic of this service: its controller is another, or its load balancer names no"
                                + " second target group and no production rule",
                        "Set advancedConfiguration of the service's load balancer, or correct controller at "
                                + place.key() + ". What it says now:\n"
                                + place.cli().command("ecs describe-services") + " --cluster "
                                + place.target().cluster() + " --services "
                                + place.target().service()
                                + " --query 'services[0].[deploymentController,loadBalancers]'");
    }
}
