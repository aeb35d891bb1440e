package dev.headgate.infra.task;

import dev.headgate.config.Configuration;
import dev.headgate.config.task.Container;
import dev.headgate.config.task.Sidecar;
import dev.headgate.config.task.Task;
import dev.headgate.config.task.Volume;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What a service's tasks may do, and ECS for them, by what they need. */
record TaskPermissions(Construct scope, ServiceIn it) {

    private static final Pattern OF_ECR =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+).*");

    private static final int SECRET_ARN_PARTS = 7;

    List<PolicyStatement> ofExecution(Configuration configuration) {
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(pull(configuration));
        statements.add(allow("SignInToRegistry", List.of("*"), "ecr:GetAuthorizationToken"));
        some("ReadSecrets", secrets(arn -> arn.contains(":secretsmanager:")), "secretsmanager:GetSecretValue")
                .forEach(statements::add);
        some("ReadParameters", secrets(arn -> arn.contains(":ssm:")), "ssm:GetParameters")
                .forEach(statements::add);
        some("DecryptSecrets", it.task().keys(), "kms:Decrypt").forEach(statements::add);
        return statements;
    }

    /** Images are in the tooling account, whose repository in turn must admit this environment's account. */
    private PolicyStatement pull(Configuration configuration) {
        Stream<String> sidecars = Stream.concat(
                        it.task().sidecars().values().stream().map(Sidecar::image),
                        file().stream().flatMap(file -> file.images().stream()))
                .map(OF_ECR::matcher)
                .filter(Matcher::matches)
                .map(image -> repository(image.group(1), image.group(2), image.group(3)));
        return allow(
                "PullImages",
                Stream.concat(
                                Stream.of(repository(
                                        configuration.account(),
                                        configuration.region(),
                                        it.service().repository())),
                                sidecars)
                        .distinct()
                        .toList(),
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer");
    }

    List<PolicyStatement> ofContainers() {
        List<PolicyStatement> statements = new ArrayList<>();
        it.task().volumes().values().forEach(volume -> statements.add(mount(volume)));
        if (includeCommands()) {
            statements.add(allow(
                    "RunCommands",
                    List.of("*"),
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel"));
        }
        return statements;
    }

    boolean includeCommands() {
        return it.task().execCommand();
    }

    private PolicyStatement mount(Volume volume) {
        PolicyStatement.Builder statement = PolicyStatement.Builder.create()
                .actions(Stream.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite")
                        .limit(volume.readOnly() ? 1 : 2)
                        .toList())
                .resources(List.of(arn("elasticfilesystem", "file-system", volume.fileSystem())));
        volume.accessPoint()
                .ifPresent(id -> statement.conditions(Map.of(
                        "StringEquals",
                        Map.of("elasticfilesystem:AccessPointArn", arn("elasticfilesystem", "access-point", id)))));
        return statement.build();
    }

    /** Without the JSON key and the version that may stand behind a secret's ARN. */
    private List<String> secrets(Predicate<String> which) {
        Task task = it.task();
        Stream<String> said = Stream.concat(
                        Stream.of(task.container()),
                        task.sidecars().values().stream().map(Sidecar::container))
                .map(Container::secrets)
                .flatMap(secrets -> secrets.values().stream());
        return Stream.concat(said, file().stream().flatMap(file -> file.secrets().stream()))
                .map(this::whole)
                .filter(which)
                .map(arn ->
                        Arrays.stream(arn.split(":")).limit(SECRET_ARN_PARTS).collect(Collectors.joining(":")))
                .distinct()
                .toList();
    }

    private Optional<TaskDefinitionFile> file() {
        return it.task().definition().map(TaskDefinitionFile::read);
    }

    /** ECS takes a parameter's name, too. */
    private String whole(String secret) {
        return secret.startsWith("arn:")
                ? secret
                : arn("ssm", "parameter", secret.startsWith("/") ? secret.substring(1) : secret);
    }

    private String repository(String account, String region, String name) {
        return Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service("ecr")
                        .account(account)
                        .region(region)
                        .resource("repository")
                        .resourceName(name)
                        .build());
    }

    private String arn(String service, String resource, String name) {
        return Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service(service)
                        .resource(resource)
                        .resourceName(name)
                        .build());
    }

    private static Stream<PolicyStatement> some(String sid, List<String> resources, String action) {
        return resources.isEmpty() ? Stream.empty() : Stream.of(allow(sid, resources, action));
    }

    private static PolicyStatement allow(String sid, List<String> resources, String... actions) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .actions(List.of(actions))
                .resources(resources)
                .build();
    }
}
