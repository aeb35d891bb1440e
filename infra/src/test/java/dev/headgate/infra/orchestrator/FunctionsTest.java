package dev.headgate.infra.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headgate.aws.FunctionSettings;
import dev.headgate.function.StayActive;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.Tooling;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class FunctionsTest {

    private static StackTemplate stack;
    private static List<Resource> functions;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestrator();
        functions = stack.resources("AWS::Lambda::Function");
    }

    @Test
    void deploysOneFunctionForEachThingToTrust() {
        assertThat(functions)
                .extracting(it -> it.property("/FunctionName").asText())
                .containsExactlyInAnyOrder(
                        "headgate-release",
                        "headgate-deployment",
                        "headgate-approval",
                        "headgate-watchdog",
                        "headgate-widget");
    }

    @Test
    void startsEachFromASnapshotOfThePublishedVersionBehindLive() {
        assertThat(functions).allSatisfy(function -> {
            assertThat(function.property("/Runtime").asText()).isEqualTo("java25");
            assertThat(function.property("/Architectures").toString()).isEqualTo("[\"arm64\"]");
            assertThat(function.property("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        });
        assertThat(stack.resources("AWS::Lambda::Alias"))
                .hasSameSizeAs(functions)
                .allSatisfy(alias -> {
                    assertThat(alias.property("/Name").asText()).isEqualTo("live");
                    assertThat(alias.property("/FunctionVersion").toString()).contains("CurrentVersion");
                });
    }

    /** The watchdog has its sweep. */
    @Test
    void callsEachOftenerThanLambdaLetsASnapshotGo() {
        Resource daily = stack.resource("AWS::Events::Rule", "Name", "headgate-stay-active");

        assertThat(daily.property("/ScheduleExpression").asText()).isEqualTo("rate(1 day)");
        assertThat(daily.property("/Targets"))
                .hasSize(functions.size() - 1)
                .allSatisfy(target ->
                        assertThat(Json.tree(target.get("Input").asText())).isEqualTo(StayActive.EVENT));
        assertThat(daily.property("/Targets"))
                .extracting(target -> target.at("/Arn/Ref").asText().replaceAll("Functions(\\w+)Live.*", "$1"))
                .containsExactlyInAnyOrder("Release", "Deployment", "Approval", "Widget");
    }

    @Test
    void namesHandlersThatLambdaCanCall() {
        assertThat(functions).allSatisfy(function -> {
            Class<?> handler = Class.forName(function.property("/Handler").asText());
            assertThat(RequestStreamHandler.class.isAssignableFrom(handler)
                            || RequestHandler.class.isAssignableFrom(handler))
                    .isTrue();
        });
    }

    @Test
    void tellsEachFunctionWhatItsSettingsAsk() {
        Map<String, String> settings = new TreeMap<>(new FunctionSettings("", "", "", "", "", "", "").variables());
        settings.put("JAVA_TOOL_OPTIONS", "of the JVM");

        assertThat(functions)
                .allSatisfy(function -> assertThat(
                                function.property("/Environment/Variables").fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrderElementsOf(settings.keySet()));
    }

    @Test
    void startsEachWithTheCompilerThatServesTheFirstEventBest() {
        assertThat(functions)
                .allSatisfy(function -> assertThat(function.property("/Environment/Variables/JAVA_TOOL_OPTIONS")
                                .asText())
                        .isEqualTo("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
    }

    @Test
    void leadsLinksToThePageWithoutASlashAtTheEnd() {
        assertThat(functions.getFirst().property("/Environment/Variables/HEADGATE_APPROVALS_URL/Fn::GetAtt/1"))
                .hasToString("\"ApiEndpoint\"");
    }

    @Test
    void namesTheStateMachineThatIsDeployed() {
        assertThat(functions
                        .getFirst()
                        .property("/Environment/Variables/HEADGATE_DEPLOYMENT_STATE_MACHINE_ARN")
                        .asText())
                .isEqualTo("arn:aws:states:us-east-1:111111111111:stateMachine:headgate-deployment");
        assertThat(stack.resource("AWS::StepFunctions::StateMachine", "StateMachineName", "headgate-deployment"))
                .isNotNull();
    }

    @Test
    void logsJsonIntoAGroupOfItsOwn() {
        assertThat(functions).allSatisfy(function -> {
            assertThat(function.property("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
            assertThat(function.property("/LoggingConfig/LogGroup/Ref").asText())
                    .contains("Log");
        });
        assertThat(functions)
                .extracting(function ->
                        function.property("/LoggingConfig/LogGroup/Ref").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void endsEachBeforeWhoeverWaitsGivesUp() {
        assertThat(seconds("headgate-release")).isLessThan(60);
        assertThat(seconds("headgate-deployment")).isLessThan(60);
        assertThat(seconds("headgate-approval")).isLessThan(30);
        assertThat(seconds("headgate-watchdog")).isLessThan(300);
    }

    private static int seconds(String function) {
        return stack.resource("AWS::Lambda::Function", "FunctionName", function)
                .property("/Timeout")
                .asInt();
    }
}
