package dev.headgate.release;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.text.Nearest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what people and pipelines write. With a configuration at hand, names are checked against it in the same go. */
final class RequestReader {

    private static final List<String> RELEASE = List.of(
            "service", "image", "imageTag", "environments", "reason", "requestedBy", "commit", "author", "override");
    private static final List<String> DEPLOYMENT = List.of(
            "service", "environment", "image", "imageTag", "reason", "requestedBy", "commit", "author", "override");
    private static final List<String> ROLLBACK = List.of("service", "environment", "rollback", "reason", "requestedBy");
    private static final List<String> OVERRIDE = List.of("reason");
    private static final List<String> PIPELINE_ACTION =
            List.of("pipeline", "pipelineExecutionId", "service", "commit", "author", "startedAt");

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Members members;
    private final Optional<Configuration> configuration;

    private RequestReader(Members members, Optional<Configuration> configuration) {
        this.members = members;
        this.configuration = configuration;
    }

    static boolean isRollback(Map<String, Object> input) {
        return input.get("rollback") != null;
    }

    static boolean isPipelineAction(Map<String, Object> input) {
        return input.get("pipeline") != null || input.get("pipelineExecutionId") != null;
    }

    static Trigger.OperatorRequest release(Map<String, Object> input, Optional<Configuration> configuration) {
        Members members = new Members("a release", input, RELEASE);
        return new RequestReader(members, configuration).operatorRequest("environments");
    }

    static Trigger.OperatorRequest deployment(Map<String, Object> input, Optional<Configuration> configuration) {
        Members members = new Members("a deployment", input, DEPLOYMENT);
        return new RequestReader(members, configuration).operatorRequest("environment");
    }

    static Trigger.RollbackRequest rollback(Map<String, Object> input, Optional<Configuration> configuration) {
        Members members = new Members("a rollback", input, ROLLBACK);
        return new RequestReader(members, configuration).rollbackRequest();
    }

    static Trigger.PipelineAction pipelineAction(Map<String, Object> input, Optional<Configuration> configuration) {
        Members members = new Members("a pipeline's action", input, PIPELINE_ACTION);
        return new RequestReader(members, configuration).action();
    }

    private Trigger.OperatorRequest operatorRequest(String where) {
        String service = members.required("service", "name the service to release");
        Optional<Service> configured = configuredService(service);
        List<String> environments = where.equals("environments")
                ? members.texts(where)
                : List.of(members.required(where, "name the environment to deploy to"));
        requireEnvironments(configured, where, environments);
        Optional<String> image = members.text("image");
        Optional<String> imageTag = members.text("imageTag");
        requireOneImage(image, imageTag, configured);
        Trigger.OperatorRequest request = new Trigger.OperatorRequest(
                service,
                image,
                imageTag,
                environments,
                reason(),
                requestedBy(),
                members.text("commit"),
                members.text("author"),
                override());
        members.throwIfFaulty();
        return request;
    }

    private Trigger.RollbackRequest rollbackRequest() {
        members.requireTrue("rollback");
        String service = members.required("service", "name the service to roll back");
        String environment = members.required("environment", "name the environment to roll back in");
        requireEnvironments(configuredService(service), "environment", List.of(environment));
        Trigger.RollbackRequest request = new Trigger.RollbackRequest(service, environment, reason(), requestedBy());
        members.throwIfFaulty();
        return request;
    }

    private Trigger.PipelineAction action() {
        String pipeline = members.required("pipeline", "name the pipeline");
        String executionId = members.required(
                "pipelineExecutionId", "let the action's input say \"" + ActionInput.EXECUTION_ID + "\"");
        if (!executionId.isEmpty() && !UUID.matcher(executionId).matches()) {
            members.fault("\"pipelineExecutionId\" must be the id of a pipeline's execution (a UUID), not "
                    + Members.quoted(executionId)
                    + ": let the action's input say \"" + ActionInput.EXECUTION_ID + "\"");
        }
        Optional<String> service = members.text("service");
        service.ifPresent(this::configuredService);
        Optional<String> commit = members.text("commit");
        Optional<String> author = members.text("author");
        Optional<Instant> startedAt = members.instant("startedAt");
        members.throwIfFaulty();
        return new Trigger.PipelineAction(pipeline, executionId, service, commit, author, startedAt);
    }

    /** Whoever overrules what protects production says why. */
    private Optional<Overruling> override() {
        return members.object("override", OVERRIDE, "{\"reason\": \"why it is to go all the same\"}")
                .map(inner -> new Overruling(inner.required("reason", "say why it is to go all the same")));
    }

    private String reason() {
        return members.text("reason").orElse("No reason given");
    }

    private String requestedBy() {
        return members.text("requestedBy").orElse("an operator");
    }

    private Optional<Service> configuredService(String name) {
        if (configuration.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Service> service = configuration.get().service(name);
        if (service.isEmpty()) {
            List<String> known =
                    configuration.get().services().stream().map(Service::name).toList();
            members.fault("\"service\" is " + Members.quoted(name) + ", which is not configured: "
                    + insteadOf(name, known) + " (services: " + Members.listed(known) + ")");
        }
        return service;
    }

    private void requireEnvironments(Optional<Service> service, String member, List<String> environments) {
        service.ifPresent(it -> environments.stream()
                .filter(name -> !name.isEmpty() && it.environment(name).isEmpty())
                .forEach(name -> members.fault(unknownEnvironment(it, member, name))));
    }

    private static String unknownEnvironment(Service service, String member, String name) {
        List<String> known =
                service.environments().stream().map(Environment::name).toList();
        return "\"" + member + "\" names " + Members.quoted(name) + ", where " + service.name() + " does not run: "
                + insteadOf(name, known) + " (environments: " + Members.listed(known) + ")";
    }

    private static String insteadOf(String written, List<String> known) {
        return Nearest.to(written, known)
                .map(meant -> "did you mean \"" + meant + "\"?")
                .orElse("see headgate.yaml");
    }

    private void requireOneImage(Optional<String> image, Optional<String> imageTag, Optional<Service> service) {
        if (members.has("image") && members.has("imageTag")) {
            members.fault("\"image\" and \"imageTag\" exclude each other: keep the one that says what to release");
        }
        if (!members.has("image") && !members.has("imageTag")) {
            members.fault("\"image\" or \"imageTag\" must say what to release");
        }
        image.ifPresent(it -> requireReference(it, service));
        imageTag.filter(it -> !ImageReference.isTag(it))
                .ifPresent(
                        it -> members.fault("\"imageTag\" must be a tag such as \"1.4.0\", not " + Members.quoted(it)));
    }

    private void requireReference(String image, Optional<Service> service) {
        Optional<ImageReference> reference = ImageReference.parse(image);
        if (reference.isEmpty()) {
            members.fault("\"image\" must be a digest (sha256: and 64 hex digits) or a repository's URI"
                    + " with @digest or :tag, not " + Members.quoted(image));
        }
        reference
                .flatMap(ImageReference::repository)
                .ifPresent(repository -> service.ifPresent(it -> requireRepository(repository, it)));
    }

    private void requireRepository(String written, Service service) {
        String uri = configuration
                .map(it -> it.account() + ".dkr.ecr." + it.region() + ".amazonaws.com/" + service.repository())
                .orElse(service.repository());
        if (!written.equals(service.repository()) && !written.equals(uri)) {
            members.fault("\"image\" is from " + Members.quoted(written) + ", but " + service.name()
                    + " is released from \"" + uri + "\"");
        }
    }
}
