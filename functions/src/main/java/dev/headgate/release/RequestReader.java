package dev.headgate.release;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what people and pipelines write. With a configuration at hand, names are checked against it in the same go. */
final class RequestReader {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Format<String> ENVIRONMENT = Request.TEXT.saying(Request.TEXT.rule(), "\"dev\", \"staging\"");

    private final Request request;
    private final Section members;
    private final Optional<Configuration> configuration;

    private RequestReader(String what, Map<String, Object> input, Optional<Configuration> configuration) {
        request = Request.of(what, input);
        members = request.members();
        this.configuration = configuration;
    }

    static boolean isRollback(Map<String, Object> input) {
        return input.get("rollback") != null;
    }

    static boolean isRetry(Map<String, Object> input) {
        return input.get("retry") != null;
    }

    static boolean isPipelineAction(Map<String, Object> input) {
        return input.get("pipeline") != null || input.get("pipelineExecutionId") != null;
    }

    static Trigger.OperatorRequest release(Map<String, Object> input, Optional<Configuration> configuration) {
        return new RequestReader("a release", input, configuration).operatorRequest("environments");
    }

    static Trigger.OperatorRequest deployment(Map<String, Object> input, Optional<Configuration> configuration) {
        return new RequestReader("a deployment", input, configuration).operatorRequest("environment");
    }

    static Trigger.RollbackRequest rollback(Map<String, Object> input, Optional<Configuration> configuration) {
        return new RequestReader("a rollback", input, configuration).rollbackRequest();
    }

    static Trigger.RetryRequest retry(Map<String, Object> input) {
        return new RequestReader("a retry", input, Optional.empty()).retryRequest();
    }

    static Trigger.PipelineAction pipelineAction(Map<String, Object> input, Optional<Configuration> configuration) {
        return new RequestReader("a pipeline's action", input, configuration).action();
    }

    private Trigger.OperatorRequest operatorRequest(String where) {
        String service = members.required("service", Request.TEXT, "name the service to release");
        Optional<Service> configured = configuredService(service);
        List<String> environments = where.equals("environments")
                ? environments()
                : List.of(members.required(where, Request.TEXT, "name the environment to deploy to"));
        requireEnvironments(configured, where, environments);
        Optional<String> image = members.optional("image", Request.TEXT);
        Optional<String> imageTag = members.optional("imageTag", Request.TEXT);
        requireOneImage(image, imageTag, configured);
        Trigger.OperatorRequest asked = new Trigger.OperatorRequest(
                service,
                image,
                imageTag,
                environments,
                reason(),
                requestedBy(),
                members.optional("commit", Request.TEXT),
                members.optional("author", Request.TEXT),
                override());
        request.throwIfFaulty();
        return asked;
    }

    private Trigger.RollbackRequest rollbackRequest() {
        members.optional("rollback", Request.TRUE);
        String service = members.required("service", Request.TEXT, "name the service to roll back");
        String environment = members.required("environment", Request.TEXT, "name the environment to roll back in");
        requireEnvironments(configuredService(service), "environment", List.of(environment));
        boolean now = members.optional("now", Request.TRUE).isPresent();
        Trigger.RollbackRequest asked = new Trigger.RollbackRequest(service, environment, reason(), requestedBy(), now);
        request.throwIfFaulty();
        return asked;
    }

    private Trigger.RetryRequest retryRequest() {
        String releaseId =
                members.required("retry", Request.TEXT, "name the release that stopped: its execution's name");
        Trigger.RetryRequest asked = new Trigger.RetryRequest(releaseId, reason(), requestedBy());
        request.throwIfFaulty();
        return asked;
    }

    private Trigger.PipelineAction action() {
        String pipeline = members.required("pipeline", Request.TEXT, "name the pipeline");
        String executionId = members.required(
                "pipelineExecutionId", Request.TEXT, "let the action's input say \"" + ActionInput.EXECUTION_ID + "\"");
        if (!executionId.isEmpty() && !UUID.matcher(executionId).matches()) {
            request.fault("\"pipelineExecutionId\" must be the id of a pipeline's execution (a UUID), not "
                    + PlainLine.quoted(executionId)
                    + ": let the action's input say \"" + ActionInput.EXECUTION_ID + "\"");
        }
        Optional<String> service = members.optional("service", Request.TEXT);
        service.ifPresent(this::configuredService);
        Optional<String> commit = members.optional("commit", Request.TEXT);
        Optional<String> author = members.optional("author", Request.TEXT);
        Optional<Instant> startedAt = members.optional("startedAt", Request.INSTANT);
        Optional<Instant> commitAt = members.optional("commitAt", Request.INSTANT);
        request.throwIfFaulty();
        return new Trigger.PipelineAction(pipeline, executionId, service, commit, author, startedAt, commitAt);
    }

    /** Whoever overrules what protects production says why. */
    private Optional<Overruling> override() {
        String why = "why it is to go all the same";
        Section override = members.section("override", "{\"reason\": \"" + why + "\"}");
        return members.isSection("override")
                ? Optional.of(new Overruling(override.required("reason", Request.TEXT, "say " + why)))
                : Optional.empty();
    }

    /** Without repetition; none where the list is left out. */
    private List<String> environments() {
        int before = request.faults().count();
        List<String> names =
                members.values("environments", ENVIRONMENT).stream().distinct().toList();
        if (members.has("environments") && names.isEmpty() && request.faults().count() == before) {
            request.fault("\"environments\" must name one at least, or be left out for all");
        }
        return names;
    }

    private String reason() {
        return members.optional("reason", Request.TEXT).orElse("No reason given");
    }

    private String requestedBy() {
        return members.optional("requestedBy", Request.TEXT).orElse("an operator");
    }

    private Optional<Service> configuredService(String name) {
        if (configuration.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Service> service = configuration.get().service(name);
        if (service.isEmpty()) {
            List<String> known =
                    configuration.get().services().stream().map(Service::name).toList();
            request.fault("\"service\" is " + PlainLine.quoted(name) + ", which is not configured: "
                    + insteadOf(name, known) + " (services: " + String.join(", ", known) + ")");
        }
        return service;
    }

    private void requireEnvironments(Optional<Service> service, String member, List<String> environments) {
        service.ifPresent(it -> environments.stream()
                .filter(name -> !name.isEmpty() && it.environment(name).isEmpty())
                .forEach(name -> request.fault(unknownEnvironment(it, member, name))));
    }

    private static String unknownEnvironment(Service service, String member, String name) {
        List<String> known =
                service.environments().stream().map(Environment::name).toList();
        return "\"" + member + "\" names " + PlainLine.quoted(name) + ", where " + service.name() + " does not run: "
                + insteadOf(name, known) + " (environments: " + String.join(", ", known) + ")";
    }

    private static String insteadOf(String written, List<String> known) {
        return Nearest.to(written, known)
                .map(meant -> "did you mean \"" + meant + "\"?")
                .orElse("see headgate.yaml");
    }

    private void requireOneImage(Optional<String> image, Optional<String> imageTag, Optional<Service> service) {
        if (members.has("image") && members.has("imageTag")) {
            request.fault("\"image\" and \"imageTag\" exclude each other: keep the one that says what to release");
        }
        if (!members.has("image") && !members.has("imageTag")) {
            request.fault("\"image\" or \"imageTag\" must say what to release");
        }
        image.ifPresent(it -> requireReference(it, service));
        imageTag.filter(it -> !ImageReference.isTag(it))
                .ifPresent(it ->
                        request.fault("\"imageTag\" must be a tag such as \"1.4.0\", not " + PlainLine.quoted(it)));
    }

    private void requireReference(String image, Optional<Service> service) {
        Optional<ImageReference> reference = ImageReference.parse(image);
        if (reference.isEmpty()) {
            request.fault("\"image\" must be a digest (sha256: and 64 hex digits) or a repository's URI"
                    + " with @digest or :tag, not " + PlainLine.quoted(image));
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
            request.fault("\"image\" is from " + PlainLine.quoted(written) + ", but " + service.name()
                    + " is released from \"" + uri + "\"");
        }
    }
}
