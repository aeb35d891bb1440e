package dev.headgate.cli.doctor;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import java.util.List;
import java.util.Optional;

/** What users get is what ECS takes for the service: a stack update may have set the listener back. */
record ListenerCheck(Place place) implements Check {

    @Override
    public String name() {
        return place.service() + " listener";
    }

    @Override
    public List<String> permissions() {
        return place.permissions();
    }

    @Override
    public Result run() {
        if (place.limits().isEmpty()) {
            return new Result.NotApplicable("there is no deployment group to say which listener");
        }
        ServiceView seen = place.look();
        Optional<Revision> primary = seen.primary();
        if (primary.isEmpty()) {
            return new Result.NotApplicable("the service has no primary task set");
        }
        if (seen.activeDeployment().isPresent()) {
            return new Result.NotApplicable(
                    "deployment " + seen.activeDeployment().get() + " is moving traffic right now");
        }
        List<String> objections = new OneFact(place).listener(seen);
        return objections.isEmpty()
                ? new Result.Fine("all production requests reach the primary task set")
                : new Result.Fault(objections.getFirst(), restore(primary.get().targetGroup(), seen));
    }

    private String restore(String targetGroup, ServiceView seen) {
        return switch (place.target().backend()) {
            case CodeDeployGroup group -> restoreListener(group, targetGroup, seen);
            case EcsDeployments ecs -> restoreRule(targetGroup);
        };
    }

    private String restoreRule(String targetGroup) {
        String rule = place.cli().command("ecs describe-services") + " --cluster "
                + place.target().cluster() + " --services " + place.target().service()
                + " --output text --query 'services[0].loadBalancers[0].advancedConfiguration.productionListenerRule'";
        return place.cli().command("elbv2 modify-rule") + " --actions Type=forward,TargetGroupArn=" + targetGroup
                + " --rule-arn \"$(" + rule + ")\"";
    }

    private String restoreListener(CodeDeployGroup group, String targetGroup, ServiceView seen) {
        String find = place.cli().command("deploy get-deployment-group") + " --application-name "
                + group.application() + " --deployment-group-name " + group.deploymentGroup()
                + " --output text --query 'deploymentGroupInfo.loadBalancerInfo"
                + ".targetGroupPairInfoList[0].prodTrafficRoute.listenerArns[0]'";
        String forward = "Type=forward,TargetGroupArn=" + targetGroup;
        String listener = "--listener-arn \"$(" + find + ")\"";
        String byDefault =
                place.cli().command("elbv2 modify-listener") + " --default-actions " + forward + " " + listener;
        String byRule = place.cli().command("elbv2 modify-rule") + " --actions " + forward + " --rule-arn \"$("
                + rule(listener, seen.weights().keySet().stream().findFirst().orElse(targetGroup)) + ")\"";
        if (place.exists()) {
            return byRule + "\nor, only where the listener's default action is the service's own:\n" + byDefault;
        }
        return place.hasRule() ? byRule : byDefault;
    }

    /** Its default action is nobody's, and the other rules are other services'. */
    private String rule(String listener, String targetGroup) {
        return place.cli().command("elbv2 describe-rules") + " " + listener
                + " --output text --query \"Rules[?contains(to_string(Actions), '" + targetGroup + "')].RuleArn\"";
    }
}
