package dev.headgate.infra.delivery;

import static dev.headgate.infra.Tooling.actions;
import static dev.headgate.infra.Tooling.allowedTo;
import static dev.headgate.infra.Tooling.elements;
import static dev.headgate.infra.Tooling.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.Configuration;
import dev.headgate.config.ParameterText;
import dev.headgate.config.Service;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.json.Json;
import dev.headgate.release.ActionInput;
import dev.headgate.release.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNode
class DeliveryStackTest {

    private static StackTemplate uploaded;
    private static StackTemplate connected;

    @BeforeAll
    static void synthesize() {
        uploaded = SynthesizedApp.ofOneAccount().stack("headgate-delivery-web");
        connected = SynthesizedApp.ofFourAccounts().stack("headgate-delivery-a-service-of-24-letters1-longsuffix");
    }

    @Test
    void buildsTestsAndReleasesInFourStages() {
        assertThat(stages(uploaded).map(stage -> stage.get("Name").asText()))
                .containsExactly("Source", "Build", "Test", "Deploy");
        Resource pipeline = uploaded.resource("AWS::CodePipeline::Pipeline");
        assertThat(pipeline.property("/PipelineType").asText()).isEqualTo("V2");
        assertThat(pipeline.property("/ExecutionMode").asText()).isEqualTo("PARALLEL");
        assertThat(pipeline.property("/Name").asText()).isEqualTo("web");
    }

    @Test
    void namesTheImageAfterTheExecutionThatBuildsIt() {
        for (String stage : List.of("Build", "Test")) {
            assertThat(action(uploaded, stage)
                            .at("/Configuration/EnvironmentVariables")
                            .asText())
                    .isEqualTo("[{\"name\":\"IMAGE_TAG\",\"type\":\"PLAINTEXT\","
                            + "\"value\":\"#{codepipeline.PipelineExecutionId}\"}]");
        }
    }

    @Test
    void waitsForTheReleaseOfThatImage() {
        JsonNode release = action(uploaded, "Deploy");
        String input = release.at("/Configuration/Input")
                .asText()
                .replace("#{codepipeline.PipelineExecutionId}", "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21");

        assertThat(release.at("/ActionTypeId/Provider").asText()).isEqualTo("StepFunctions");
        assertThat(release.at("/Configuration/StateMachineArn").asText())
                .isEqualTo("arn:aws:states:us-east-1:111111111111:stateMachine:headgate-release");
        assertThat(Trigger.parse(Json.object(Json.tree(input), "$")))
                .isEqualTo(
                        new Trigger.PipelineAction("web", "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21", Optional.of("web")));
    }

    @Test
    void tellsTheReleaseWhichCommitWasBuilt() {
        String namespace = action(connected, "Source").at("/Namespace").asText();
        Map<String, Object> input = Json.object(
                Json.tree(action(connected, "Deploy").at("/Configuration/Input").asText()), "$");

        assertThat(namespace).isNotEmpty();
        assertThat(input).containsEntry("commit", "#{" + namespace + ".CommitId}");
    }

    /** The simulator plays releases by the same input; a variable that an execution does not have would fail the action. */
    @Test
    void passesOnWhatEveryExecutionHas() {
        String namespace = action(connected, "Source").at("/Namespace").asText();

        assertThat(input(uploaded)).isEqualTo(ActionInput.of("web", "web", Optional.empty()));
        assertThat(input(connected))
                .isEqualTo(ActionInput.of(
                        "a-service-of-24-letters1-longsuffix",
                        "a-service-of-24-letters1",
                        Optional.of("#{" + namespace + ".CommitId}")));
    }

    private static Map<String, Object> input(StackTemplate stack) {
        return Json.object(
                Json.tree(action(stack, "Deploy").at("/Configuration/Input").asText()), "$");
    }

    @Test
    void startsByAnUploadWhereThereIsNoConnection() {
        JsonNode source = action(uploaded, "Source");
        Resource rule = uploaded.resource("AWS::Events::Rule", "Name", "headgate-on-source-of-web");

        assertThat(source.at("/ActionTypeId/Provider").asText()).isEqualTo("S3");
        assertThat(source.at("/Configuration/S3ObjectKey").asText()).isEqualTo("source.zip");
        assertThat(source.at("/Configuration/PollForSourceChanges").asBoolean()).isFalse();
        assertThat(rule.property("/EventPattern/detail/object/key/0").asText()).isEqualTo("source.zip");
        assertThat(bucket("web-source-111111111111")
                        .property("/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(bucket("web-source-111111111111")
                        .property("/VersioningConfiguration/Status")
                        .asText())
                .isEqualTo("Enabled");
    }

    @Test
    void startsByAPushToTheBranchOfAConnection() {
        JsonNode source = action(connected, "Source");

        assertThat(source.at("/ActionTypeId/Provider").asText()).isEqualTo("CodeStarSourceConnection");
        assertThat(source.at("/Configuration/FullRepositoryId").asText()).isEqualTo("group/shop/app");
        assertThat(source.at("/Configuration/BranchName").asText()).isEqualTo("main");
        assertThat(connected.resources("AWS::Events::Rule"))
                .extracting(it -> it.property("/Name").asText())
                .noneMatch(name -> name.contains("on-source-of"));
    }

    @Test
    void mayUseTheConnectionUnderItsNewNameAndItsOld() {
        String connection =
                action(connected, "Source").at("/Configuration/ConnectionArn").asText();
        List<Tooling.Statement> statements = connected.resources("AWS::IAM::Policy").stream()
                .flatMap(policy -> elements(policy.property("/PolicyDocument/Statement")))
                .map(Tooling.Statement::new)
                .toList();

        for (String prefix : List.of("codeconnections", "codestar-connections")) {
            assertThat(statement(statements, prefix + ":UseConnection").resources())
                    .containsExactly(connection);
        }
    }

    @Test
    void makesNeitherPipelineNorBucketNorKeyWhereNoDeliveryIsAskedFor() {
        StackTemplate none = SynthesizedApp.ofFourAccounts().stack("headgate-delivery-web-longsuffix");

        assertThat(none.resources().map(Resource::type))
                .containsExactlyInAnyOrder("AWS::SSM::Parameter", "AWS::ECR::Repository", "AWS::ECR::Repository");
    }

    @Test
    void writesTheConfigurationOfTheServiceThatTheFunctionsRead() {
        Resource parameter = connected.resource("AWS::SSM::Parameter");
        Configuration configuration = SynthesizedApp.ofFourAccounts().configuration();

        assertThat(parameter.property("/Name").asText())
                .isEqualTo("/headgate-longsuffix/configuration/services/a-service-of-24-letters1");
        assertThat(ParameterText.read(parameter.property("/Value").asText(), Service.class))
                .isEqualTo(configuration.service("a-service-of-24-letters1").orElseThrow());
    }

    @Test
    void scansImagesAndNeverMovesATag() {
        assertThat(uploaded.resources("AWS::ECR::Repository"))
                .extracting(it -> it.property("/RepositoryName").asText())
                .containsExactlyInAnyOrder("web", "headgate/build/web");
        assertThat(uploaded.resources("AWS::ECR::Repository")).allSatisfy(repository -> {
            assertThat(repository
                            .property("/ImageScanningConfiguration/ScanOnPush")
                            .asBoolean())
                    .isTrue();
            assertThat(repository.property("/ImageTagMutability").asText()).isEqualTo("IMMUTABLE");
            assertThat(repository
                            .property("/EncryptionConfiguration/EncryptionType")
                            .asText())
                    .isEqualTo("KMS");
            assertThat(repository.property("/EmptyOnDelete").asBoolean()).isTrue();
            assertThat(repository
                            .property("/LifecyclePolicy/LifecyclePolicyText")
                            .asText())
                    .contains("untagged");
        });
    }

    /** ECR does not know what serves: by age or number, the image of an environment that is long unchanged would go. */
    @Test
    void expiresNoImageThatHasATag() {
        Resource images = uploaded.resource("AWS::ECR::Repository", "RepositoryName", "web");
        assertThat(images.property("/LifecyclePolicy/LifecyclePolicyText").asText())
                .contains("\"tagStatus\":\"untagged\"")
                .doesNotContain("\"any\"", "\"tagged\"");
    }

    @Test
    void letsOnlyTheEnvironmentsAccountsPullImages() {
        JsonNode pull = connected
                .resource("AWS::ECR::Repository", "RepositoryName", "shop/app-longsuffix")
                .property("/RepositoryPolicyText/Statement/0");

        assertThat(pull.at("/Principal/AWS").asText()).isEqualTo("arn:aws:iam::444444444444:root");
        assertThat(pull.at("/Action").toString()).doesNotContain("ecr:PutImage");
        assertThat(uploaded.resource("AWS::ECR::Repository", "RepositoryName", "web")
                        .property("/RepositoryPolicyText")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void sharesOneRepositoryBetweenServicesThatNameTheSame(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("headgate.yaml");
        Files.writeString(file, """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services: {web: {port: 80}, worker: {port: 81, repository: web}}
                """);
        SynthesizedApp app = SynthesizedApp.of(file);

        assertThat(app.stack("headgate-delivery-web").resources("AWS::ECR::Repository"))
                .hasSize(2);
        assertThat(app.stack("headgate-delivery-worker").resources("AWS::ECR::Repository"))
                .isEmpty();
    }

    @Test
    void closesBucketsToThePublicAndToPlainHttp() {
        assertThat(uploaded.resources("AWS::S3::Bucket")).hasSize(3).allSatisfy(bucket -> {
            assertThat(bucket.property("/PublicAccessBlockConfiguration").toString())
                    .isEqualTo("{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,\"IgnorePublicAcls\":true,"
                            + "\"RestrictPublicBuckets\":true}");
            assertThat(bucket.property("/BucketEncryption").toString()).contains("aws:kms");
            assertThat(policyOf(bucket)).contains("{\"aws:SecureTransport\":\"false\"}");
        });
        assertThat(uploaded.resources("Custom::S3AutoDeleteObjects")).hasSize(3);
    }

    @Test
    void forgetsTheCacheAfterAWeek() {
        assertThat(bucket("web-cache-111111111111")
                        .property("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                        .asInt())
                .isEqualTo(7);
        assertThat(project("web-build").property("/Cache/Type").asText()).isEqualTo("S3");
    }

    @Test
    void buildsInTheConfiguredImageOrInCodeBuildsOwn() {
        assertThat(project("web-build").property("/Environment/Image").asText())
                .isEqualTo("aws/codebuild/standard:7.0");
        Resource project =
                connected.resource("AWS::CodeBuild::Project", "Name", "a-service-of-24-letters1-build-longsuffix");
        assertThat(project.property("/Environment/Image").toString()).contains("headgate/build/shop/app-longsuffix:v1");
        assertThat(project.property("/Environment/ImagePullCredentialsType").asText())
                .isEqualTo("SERVICE_ROLE");
    }

    @Test
    void signsInToARegistryWithASecretOfWhichTheTestsKnowNothing() {
        assertThat(project("web-build")
                        .property("/Environment/EnvironmentVariables")
                        .toString())
                .contains("\"DOCKER_USERNAME\",\"Type\":\"SECRETS_MANAGER\"")
                .contains("\"DOCKER_PASSWORD\",\"Type\":\"SECRETS_MANAGER\"");
        assertThat(project("web-test")
                        .property("/Environment/EnvironmentVariables")
                        .toString())
                .doesNotContain("DOCKER");
        assertThat(Tooling.orchestrator()
                        .resource("AWS::SecretsManager::Secret", "Name", "headgate/docker-registry")
                        .property("/GenerateSecretString/SecretStringTemplate")
                        .asText())
                .isEqualTo("{\"username\":\"none\"}");
        assertThat(statement(allowedTo(uploaded, "web-build"), "secretsmanager:GetSecretValue")
                        .resources())
                .containsExactly(
                        "arn:aws:secretsmanager:us-east-1:111111111111:secret:headgate/docker-registry-??????");
    }

    @Test
    void letsTheBuildPushAndTheTestPull() {
        List<String> test = List.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetAuthorizationToken",
                "ecr:GetDownloadUrlForLayer",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "logs:CreateLogStream",
                "logs:PutLogEvents",
                "s3:GetBucketAcl",
                "s3:GetBucketLocation",
                "s3:GetObject",
                "s3:GetObject",
                "s3:GetObjectVersion",
                "s3:PutObject");

        assertThat(actions(allowedTo(uploaded, "web-test"))).containsExactlyElementsOf(test);
        assertThat(actions(allowedTo(uploaded, "web-build")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                test.stream(),
                                Stream.of(
                                        "ecr:CompleteLayerUpload",
                                        "ecr:DescribeImages",
                                        "ecr:InitiateLayerUpload",
                                        "ecr:PutImage",
                                        "ecr:UploadLayerPart",
                                        "secretsmanager:GetSecretValue"))
                        .toList());
    }

    @Test
    void limitsEachBuildToItsServicesOwnThings() {
        List<Tooling.Statement> build = allowedTo(uploaded, "web-build");

        assertThat(statement(build, "ecr:PutImage").resources())
                .containsExactly("arn:aws:ecr:us-east-1:111111111111:repository/web");
        assertThat(statement(build, "s3:PutObject").resources())
                .containsExactly("arn:aws:s3:::web-cache-111111111111/build/*");
        assertThat(build.stream().filter(it -> it.resources().contains("*")).flatMap(it -> it.actions().stream()))
                .containsExactly("ecr:GetAuthorizationToken");
    }

    @Test
    void logsBuildsIntoGroupsThatGoWithTheStack() {
        assertThat(uploaded.resources("AWS::CodeBuild::Project"))
                .hasSize(2)
                .allSatisfy(project -> assertThat(project.property("/LogsConfig/CloudWatchLogs/GroupName/Ref")
                                .asText())
                        .isNotEmpty());
    }

    private static Stream<JsonNode> stages(StackTemplate stack) {
        return elements(stack.resource("AWS::CodePipeline::Pipeline").property("/Stages"));
    }

    private static JsonNode action(StackTemplate stack, String stage) {
        return stages(stack)
                .filter(it -> it.get("Name").asText().equals(stage))
                .findFirst()
                .orElseThrow()
                .at("/Actions/0");
    }

    private static Resource bucket(String name) {
        return uploaded.resource("AWS::S3::Bucket", "BucketName", name);
    }

    private static Resource project(String name) {
        return uploaded.resource("AWS::CodeBuild::Project", "Name", name);
    }

    private static String policyOf(Resource bucket) {
        return uploaded.resources("AWS::S3::BucketPolicy").stream()
                .filter(policy -> policy.property("/Bucket/Ref").asText().equals(bucket.id()))
                .map(policy -> policy.property("/PolicyDocument").toString())
                .findFirst()
                .orElse("");
    }
}
