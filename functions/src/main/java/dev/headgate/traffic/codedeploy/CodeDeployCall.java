package dev.headgate.traffic.codedeploy;

import dev.headgate.traffic.Connection;
import java.util.function.Function;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/** One call of CodeDeploy, in a target's account. */
final class CodeDeployCall {

    private CodeDeployCall() {}

    static <T> T of(Connection connection, String operation, Function<CodeDeployClient, T> call) {
        return connection.call("CodeDeploy", operation, connection.clients().codeDeploy(), call);
    }
}
