package dev.headgate.simulator.endpoint;

import static dev.headgate.simulator.endpoint.EndpointScene.ABROAD;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_CODEDEPLOY;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_ECS;
import static dev.headgate.simulator.endpoint.EndpointScene.HOME;
import static dev.headgate.simulator.endpoint.EndpointScene.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AWS's own command line, in another language and by another SDK, reads what is served. Skipped where it is not installed. */
@Timeout(300)
class AwsCommandLineTest {

    private static final String RELEASE = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release";

    private final EndpointScene scene = new EndpointScene();

    private record Said(int exitCode, String out, String err) {}

    @BeforeAll
    static void isInstalled() throws IOException, InterruptedException {
        boolean there;
        try {
            Process version = new ProcessBuilder("aws", "--version")
                    .redirectErrorStream(true)
                    .start();
            String unused = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            there = version.waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "the AWS command line is not installed");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Said aws(String account, String region, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws", "--output", "text"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", scene.server.url(),
                        "AWS_ACCESS_KEY_ID", account,
                        "AWS_SECRET_ACCESS_KEY", "any",
                        "AWS_DEFAULT_REGION", region,
                        "AWS_REGION", region,
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                        "AWS_MAX_ATTEMPTS", "1",
                        "AWS_DISABLE_HOST_PREFIX_INJECTION", "true",
                        "AWS_PAGER", ""));
        builder.environment().remove("AWS_SESSION_TOKEN");
        builder.environment().remove("AWS_PROFILE");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), out.strip(), err.strip());
    }

    private String answer(String account, String region, String... arguments) throws IOException, InterruptedException {
        Said said = aws(account, region, arguments);
        assertThat(said.exitCode()).describedAs(said.err()).isZero();
        return said.out();
    }

    @Test
    void readsJsonAndTheFormsXmlAndCbor() throws IOException, InterruptedException {
        assertThat(answer(
                        TOOLING,
                        HOME,
                        "stepfunctions",
                        "start-execution",
                        "--state-machine-arn",
                        RELEASE,
                        "--name",
                        "a"))
                .contains(":execution:headgate-release:a");
        assertThat(answer(TOOLING, HOME, "stepfunctions", "list-executions", "--state-machine-arn", RELEASE))
                .contains("headgate-release:a");
        assertThat(answer(BY_ECS, HOME, "sts", "get-caller-identity", "--query", "Arn"))
                .isEqualTo("arn:aws:iam::" + BY_ECS + ":root");
        assertThat(answer(BY_ECS, HOME, "elbv2", "describe-load-balancers", "--query", "length(LoadBalancers)"))
                .isEqualTo("1");
        assertThat(answer(
                        BY_ECS,
                        HOME,
                        "cloudwatch",
                        "set-alarm-state",
                        "--alarm-name",
                        "web-5xx",
                        "--state-value",
                        "ALARM",
                        "--state-reason",
                        "a drill"))
                .isEmpty();
        assertThat(answer(BY_ECS, HOME, "cloudwatch", "describe-alarms", "--query", "MetricAlarms[].StateValue"))
                .isEqualTo("ALARM");
        assertThat(answer(
                        BY_ECS,
                        HOME,
                        "ecs",
                        "describe-services",
                        "--cluster",
                        "shop",
                        "--services",
                        "storefront",
                        "--query",
                        "services[].status"))
                .isEqualTo("ACTIVE");
        assertThat(answer(BY_CODEDEPLOY, ABROAD, "deploy", "list-applications")).contains("web-staging");
    }

    @Test
    void startsAReleaseByAnEventAndByAnImage() throws IOException, InterruptedException {
        answer(TOOLING, HOME, "events", "put-events", "--entries", """
                [{"Source": "aws.codepipeline", "DetailType": "CodePipeline Pipeline Execution State Change",
                  "Detail": "{\\"pipeline\\": \\"web\\", \\"state\\": \\"SUCCEEDED\\"}"}]""");
        answer(
                TOOLING,
                HOME,
                "ecr",
                "put-image",
                "--repository-name",
                "web",
                "--image-tag",
                "release-2",
                "--image-manifest",
                "{}");

        assertThat(answer(
                        TOOLING,
                        HOME,
                        "stepfunctions",
                        "list-executions",
                        "--state-machine-arn",
                        RELEASE,
                        "--query",
                        "length(executions)"))
                .isEqualTo("2");
    }

    @Test
    void makesRunsAndDeletesAStateMachineOfItsOwn() throws IOException, InterruptedException {
        String definition = """
                {"QueryLanguage": "JSONata", "StartAt": "Greet", "States": {
                    "Greet": {"Type": "Pass", "Output": "{% 'hello ' & $states.input.name %}", "Next": "Pause"},
                    "Pause": {"Type": "Wait", "Seconds": 60, "End": true}}}""";
        String machine = "arn:aws:states:us-east-1:111122223333:stateMachine:greeter";
        String execution = machine.replace("stateMachine", "execution") + ":one";

        assertThat(sfn("validate-state-machine-definition", "--definition", definition, "--query", "result"))
                .isEqualTo("OK");
        assertThat(sfn(
                        "create-state-machine",
                        "--name",
                        "greeter",
                        "--role-arn",
                        "arn:aws:iam::111122223333:role/greeter",
                        "--definition",
                        definition,
                        "--query",
                        "stateMachineArn"))
                .isEqualTo(machine);
        assertThat(sfn("list-state-machines", "--query", "stateMachines[].name"))
                .contains("greeter");
        sfn("start-execution", "--state-machine-arn", machine, "--name", "one", "--input", "{\"name\": \"ann\"}");
        scene.runFor(Duration.ofMinutes(2));
        assertThat(sfn("describe-execution", "--execution-arn", execution, "--query", "[status, output]"))
                .isEqualTo("SUCCEEDED\t\"hello ann\"");
        assertThat(sfn(
                        "get-execution-history",
                        "--execution-arn",
                        execution,
                        "--reverse-order",
                        "--max-items",
                        "1",
                        "--query",
                        "events[].type"))
                .startsWith("ExecutionSucceeded");
        assertThat(sfn("delete-state-machine", "--state-machine-arn", machine)).isEmpty();
        assertThat(aws(TOOLING, HOME, "stepfunctions", "describe-state-machine", "--state-machine-arn", machine)
                        .err())
                .contains("(StateMachineDoesNotExist)", "State Machine Does Not Exist: '" + machine + "'");
    }

    @Test
    void triesAStateOut() {
        String definition = """
                {"Type": "Pass", "QueryLanguage": "JSONata", "Output": 7, "Next": "Then"}""";

        assertThat(scene.whileTimePasses(() -> {
                    try {
                        return sfn("test-state", "--definition", definition, "--query", "[status, output, nextState]");
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isEqualTo("SUCCEEDED\t7\tThen");
    }

    private String sfn(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("stepfunctions"));
        all.addAll(List.of(arguments));
        return answer(TOOLING, HOME, all.toArray(String[]::new));
    }

    @Test
    void namesWhatIsRefused() throws IOException, InterruptedException {
        assertThat(aws(TOOLING, HOME, "stepfunctions", "list-activities").err())
                .contains("(NotImplemented)", "states:ListActivities is not simulated");
        assertThat(aws(TOOLING, HOME, "sns", "list-topics").err()).contains("sns:ListTopics is not simulated");
        assertThat(aws(TOOLING, HOME, "kms", "list-keys").err()).contains("kms:ListKeys is not simulated");
        assertThat(aws("test", HOME, "sts", "get-caller-identity").err()).contains("(InvalidClientTokenId)");
        assertThat(aws(BY_CODEDEPLOY, ABROAD, "deploy", "get-deployment", "--deployment-id", "d-000000000")
                        .err())
                .contains("(DeploymentDoesNotExistException)");
        assertThat(aws(
                                BY_ECS,
                                HOME,
                                "cloudwatch",
                                "set-alarm-state",
                                "--alarm-name",
                                "no",
                                "--state-value",
                                "OK",
                                "--state-reason",
                                "x")
                        .err())
                .contains("(ResourceNotFound)");
    }
}
