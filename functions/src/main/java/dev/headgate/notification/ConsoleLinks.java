package dev.headgate.notification;

/** Pages of the AWS console. */
public final class ConsoleLinks {

    private static final int REGION_IN_ARN = 3;

    private ConsoleLinks() {}

    /** The page of an execution; what is no ARN is named as it is, for a message must never be lost over a link. */
    public static String execution(String executionArn) {
        String[] parts = executionArn.split(":", -1);
        if (parts.length <= REGION_IN_ARN) {
            return executionArn;
        }
        String region = parts[REGION_IN_ARN];
        return "https://" + region + ".console.aws.amazon.com/states/home?region=" + region + "#/v2/executions/details/"
                + executionArn;
    }
}
