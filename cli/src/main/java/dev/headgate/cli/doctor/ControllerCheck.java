package dev.headgate.cli.doctor;

import java.util.List;
import java.util.Optional;

/** ECS is the deployment controller of the service, and knows two target groups and the rule between them. */
record ControllerCheck(Place place, Stacks stacks) implements Check {

    private static final String CANNOT = "ECS cannot move the traffic of this service: ";

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
        Optional<String> controller = place.controller();
        if (controller.isEmpty()) {
            return new Result.NotApplicable(
                    place.exists() ? "there is no such service" : "the service is not made yet");
        }
        return controller.get().equals(Place.BY_ECS) ? notBetweenTwo() : ofAnother(controller.get());
    }

    private Result ofAnother(String controller) {
        return new Result.Fault(
                CANNOT + "its deployment controller is " + controller,
                place.exists()
                        ? "Correct controller at " + place.keyOfController() + ". " + whatItIs()
                        : place.write("codedeploy"));
    }

    /** Somebody has changed the service: no release does this. */
    private Result notBetweenTwo() {
        return new Result.Fault(
                CANNOT + "it has not one load balancer, with advancedConfiguration that names a second target group"
                        + " and a production rule",
                (place.exists() ? "Give it" : "Restore")
                        + " one load balancer with advancedConfiguration (alternateTargetGroupArn,"
                        + " productionListenerRule, testListenerRule, roleArn), by ecs update-service --load-balancers."
                        + " That is a deployment: with lifecycleHooks: [] it meets no pause. " + whatItIs()
                        + (place.exists() ? "" : "\n" + whatItWas()));
    }

    private String whatItIs() {
        return "What it says now:\n" + place.cli().command("ecs describe-services") + " --cluster "
                + place.target().cluster() + " --services " + place.target().service()
                + " --query 'services[0].[deploymentController,loadBalancers]'";
    }

    private String whatItWas() {
        return "What the stack made for it:\n" + place.cli().command("cloudformation describe-stack-resources")
                + " --stack-name "
                + stacks.names().service(place.service(), place.environment().name())
                + " --query 'StackResources[].[ResourceType,LogicalResourceId,PhysicalResourceId]' --output text";
    }
}
