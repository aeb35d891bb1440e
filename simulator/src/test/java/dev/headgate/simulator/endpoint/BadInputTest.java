package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request of AWS's is refused in AWS's words, and the next one is answered. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String START = "AWSStepFunctions.StartExecution";

    private final EndpointScene scene = new EndpointScene();

    @BeforeAll
    void isUp() {
        assertThat(json(
                                "states",
                                "AWSStepFunctions.ListExecutions",
                                "{\"stateMachineArn\": \"arn:aws:states:us-east-1"
                                        + ":111122223333:stateMachine:headgate-release\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    void stillAnswers() {
        isUp();
        scene.close();
    }

    private HttpResponse<String> json(String service, String target, String body) {
        return scene.send(scene.request("/")
                .header("Authorization", EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, service))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> query(String service, String body) {
        return scene.send(scene.request("/")
                .header("Authorization", EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, service))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder cbor(String path) {
        return scene.request(path)
                .header("Authorization", EndpointScene.signed(EndpointScene.BY_ECS, EndpointScene.HOME, "monitoring"))
                .header("smithy-protocol", "rpc-v2-cbor")
                .header("Content-Type", "application/cbor");
    }

    private static void isRefused(HttpResponse<String> answer, int status, String code) {
        Map<String, Object> body = Json.object(Json.tree(answer.body()), "$");
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(body).containsEntry("__type", code).containsKey("message");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    private static void isRefusedInXml(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("<ErrorResponse", "<Code>" + code + "</Code>", "<Message>", "<RequestId>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"stateMachineArn\": \"arn",
                "[]",
                "null",
                "1",
                "{\"stateMachineArn\": 7}",
                "{\"stateMachineArn\": {}}",
                "{\"stateMachineArn\": []}",
                "{\"stateMachineArn\": true}",
                "stateMachineArn=a",
                "<a/>"
            })
    void jsonThatIsNoneOrOfOtherTypesCanNotBeRead(String body) {
        isRefused(json("states", START, body), 400, "SerializationException");
    }

    @Test
    void numbersOutOfRangeCanNotBeRead() {
        for (String number : new String[] {"1.5", "1e999999999", "99999999999999999999", "\"1\"", "-3000000000"}) {
            isRefused(
                    json("states", "AWSStepFunctions.ListExecutions", "{\"maxResults\": " + number + "}"),
                    400,
                    "SerializationException");
        }
    }

    @Test
    void depthDoesNotBreakIt() {
        String deep = "{\"Item\":" + "{\"a\":{\"M\":".repeat(20_000);
        isRefused(json("dynamodb", "DynamoDB_20120810.PutItem", deep), 400, "SerializationException");
    }

    @Test
    void aMemberThatIsMissingIsToldAsSuch() {
        isRefused(json("states", "AWSStepFunctions.DescribeStateMachine", "{}"), 400, "ValidationException");
        isRefused(json("states", "AWSStepFunctions.DescribeStateMachine", ""), 400, "ValidationException");
    }

    @Test
    void membersThatNobodyKnowsAreIgnored() {
        HttpResponse<String> answer = json("ssm", "AmazonSSM.GetParametersByPath", """
                {"Path": "/headgate", "Recursive": true, "Colour": "blue", "WithDecryption": null}""");

        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "states, AWSStepFunctions.Fly",
        "states, AWSStepFunctions.startExecution",
        "states, AWSStepFunctions.",
        "states, StartExecution",
        "states, Nothing_20200101.Fly",
        "ecs, AmazonEC2ContainerServiceV20141113.ServiceName",
        "ecs, AmazonEC2ContainerServiceV20141113.Close",
        "ecs, ''"
    })
    void anOperationThatNobodyKnowsIsNamed(String service, String target) {
        HttpResponse<String> answer = json(service, target, "{}");

        isRefused(answer, 400, "UnknownOperationException");
        assertThat(answer.body()).contains(target.substring(target.lastIndexOf('.') + 1));
    }

    @Test
    void whatIsNotSimulatedSaysSo() {
        HttpResponse<String> known = json("states", "AWSStepFunctions.ListActivities", "{}");
        isRefused(known, 501, "NotImplemented");
        assertThat(known.body()).contains("states:ListActivities is not simulated");

        HttpResponse<String> foreign = json("kms", "TrentService.Encrypt", "{}");
        isRefused(foreign, 501, "NotImplemented");
        assertThat(foreign.body()).contains("kms:Encrypt is not simulated");

        isRefusedInXml(query("sns", "Action=CreateTopic&Version=2010-03-31"), 501, "NotImplemented");
        isRefusedInXml(query("ec2", "Action=DescribeVpcs&Version=2016-11-15"), 501, "NotImplemented");
    }

    @Test
    void aCredentialForAnotherServiceIsRefused() {
        isRefused(json("ecs", START, "{}"), 400, "InvalidSignatureException");
    }

    @Test
    void aRequestThatNobodySignedIsRefused() {
        HttpResponse<String> unsigned = scene.send(scene.request("/")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", START)
                .POST(BodyPublishers.ofString("{}")));
        isRefused(unsigned, 400, "MissingAuthenticationTokenException");

        HttpResponse<String> basic = scene.send(scene.request("/")
                .header("Authorization", "Basic Zm9vOmJhcg==")
                .header("X-Amz-Target", START)
                .POST(BodyPublishers.ofString("{}")));
        isRefused(basic, 400, "IncompleteSignatureException");

        isRefusedInXml(scene.send(scene.request("/?Action=ListTopics")), 403, "MissingAuthenticationToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action=Publish&Version=2010-03-31&Message=%zz",
                "Action=Publish&Action=Publish",
                "Action=Publish&Message=a&Message=b"
            })
    void aFormThatIsNoneIsMalformed(String body) {
        isRefusedInXml(query("sns", body), 400, "MalformedQueryString");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageAttributes.entry.x.Name=a",
                "MessageAttributes.entry.1.Value.StringValue=a",
                "MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.BinaryValue=***"
            })
    void aFormOfOtherTypesCanNotBeRead(String more) {
        isRefusedInXml(query("sns", "Action=Publish&Version=2010-03-31&" + more), 400, "MalformedInput");
    }

    @Test
    void anActionThatNobodyKnowsIsInvalid() {
        isRefusedInXml(query("sns", "Action=Fly&Version=2010-03-31"), 400, "InvalidAction");
        isRefusedInXml(query("sns", "Action=Publish&Version=1999-01-01"), 400, "InvalidAction");
        isRefusedInXml(query("sns", ""), 400, "InvalidAction");
        isRefusedInXml(query("states", "Action=StartExecution"), 404, "UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "a1", "a16161", "bf", "01", "a1614141ff00", "a16a416c61726d4e616d657301"})
    void cborThatIsNoneOrOfOtherTypesCanNotBeRead(String hex) {
        HttpResponse<String> answer = scene.send(cbor("/service/GraniteServiceVersion20100801/operation/DescribeAlarms")
                .POST(BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex))));

        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException");
        assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
    }

    @Test
    void aWrongPathIsNeverAnswered() {
        for (String path : new String[] {
            "/service/GraniteServiceVersion20100801/operation/Fly",
            "/service/Nothing/operation/DescribeAlarms",
            "/service/"
        }) {
            assertThat(scene.send(cbor(path).POST(BodyPublishers.noBody())).statusCode())
                    .isBetween(400, 501)
                    .isNotEqualTo(500);
        }
        assertThat(scene.send(scene.request("/2015-03-31/functions/x/invocations")
                                .header(
                                        "Authorization",
                                        EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, "states"))
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(scene.send(scene.request("/elsewhere")
                                .header(
                                        "Authorization",
                                        EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, "states"))
                                .header("X-Amz-Target", START)
                                .header("Content-Type", "application/x-amz-json-1.0")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBodyOfTenMegabytesIsTooLarge() {
        isRefused(
                json("states", START, "{\"input\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}"),
                413,
                "RequestEntityTooLargeException");
        isRefused(
                json("states", START, "{\"input\": \"" + "x".repeat(3 * 1024 * 1024) + "\"}"),
                400,
                "SerializationException");
    }

    @Test
    void bytesThatAreNoTextCanNotBeRead() {
        HttpResponse<String> answer = scene.send(scene.request("/")
                .header("Authorization", EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, "states"))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", START)
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})));

        isRefused(answer, 400, "SerializationException");
    }
}
