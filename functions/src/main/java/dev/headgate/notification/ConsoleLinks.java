package dev.headgate.notification;

import dev.headgate.config.Target;

/** Pages of the AWS console. */
public final class ConsoleLinks {

    private static final int REGION_IN_ARN = 3;

    private ConsoleLinks() {}

    public static String execution(String executionArn) {
        String region = executionArn.split(":", -1)[REGION_IN_ARN];
        return "https://" + region + ".console.aws.amazon.com/states/home?region=" + region + "#/v2/executions/details/"
                + executionArn;
    }

    static String codeDeploy(Target target, String codeDeployId) {
        return "https://" + target.region() + ".console.aws.amazon.com/codesuite/codedeploy/deployments/" + codeDeployId
                + "?region=" + target.region();
    }
}
