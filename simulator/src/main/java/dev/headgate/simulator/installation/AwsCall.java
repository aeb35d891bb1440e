package dev.headgate.simulator.installation;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A call to AWS as it leaves a Lambda function, whatever becomes of it.
 *
 * @param function as its class is named: {@code DeploymentFunction}
 * @param deployRole the ARN of the role it acts as there; empty when it acts as its own
 * @param account where the call goes
 * @param service as IAM writes it: {@code codedeploy}, {@code states} …
 * @param operation as the API names it: {@code CreateDeployment}
 */
public record AwsCall(
        String function,
        Optional<String> deployRole,
        String account,
        String region,
        String service,
        String operation,
        SdkRequest request) {

    @Override
    public String toString() {
        return function + " calls " + service + ":" + operation + " in " + account + ", " + region;
    }
}
