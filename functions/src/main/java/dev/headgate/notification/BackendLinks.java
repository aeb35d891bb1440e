package dev.headgate.notification;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Target;

/** Where people look at the traffic backend's deployment, and how they stop it by themselves. */
public final class BackendLinks {

    private BackendLinks() {}

    /** Its page in the console. */
    public static String console(Target target, String id) {
        return switch (target.backend()) {
            case CodeDeployGroup ignored ->
                "https://" + target.region() + ".console.aws.amazon.com/codesuite/codedeploy/deployments/" + id
                        + "?region=" + target.region();
            case EcsDeployments ignored ->
                "https://" + target.region() + ".console.aws.amazon.com/ecs/v2/clusters/" + target.cluster()
                        + "/services/" + target.service() + "/deployments/" + id.substring(id.lastIndexOf('/') + 1)
                        + "?region=" + target.region();
        };
    }

    /** The command that stops it and gives the traffic back to blue. */
    static String stop(Target target, String id) {
        return switch (target.backend()) {
            case CodeDeployGroup ignored ->
                "aws deploy stop-deployment --deployment-id " + id + " --auto-rollback-enabled --region "
                        + target.region();
            case EcsDeployments ignored ->
                "aws ecs stop-service-deployment --service-deployment-arn " + id + " --stop-type ROLLBACK --region "
                        + target.region();
        };
    }
}
