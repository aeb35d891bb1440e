package dev.headgate.release;

import dev.headgate.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what EventBridge delivers. Only the members that matter are looked at: AWS adds others over time. */
final class SourceEvents {

    /** Signatures and attestations are pushed beside their image under a tag made of its digest (OCI referrers' tag schema). */
    private static final Pattern ATTACHMENT_TAG = Pattern.compile("sha256-[0-9a-f]{64}(\\..*)?");

    /** Trigger types of executions that CodePipeline makes to run a stage again with what an earlier execution built. */
    private static final Set<String> ROLLBACKS = Set.of("ManualRollback", "AutomatedRollback");

    private SourceEvents() {}

    static boolean isEvent(Map<String, Object> input) {
        return input.get("detail-type") != null;
    }

    static Trigger read(Map<String, Object> event) {
        String source = text(event, "source");
        String type = text(event, "detail-type");
        return switch (source + " " + type) {
            case "aws.codepipeline CodePipeline Pipeline Execution State Change" -> pipelineChanged(event);
            case "aws.ecr ECR Image Action" -> imageChanged(event);
            default -> new Trigger.NotForUs("The event \"" + type + "\" of " + source + " starts no release");
        };
    }

    private static Trigger pipelineChanged(Map<String, Object> event) {
        Map<String, Object> detail = detail(event);
        String pipeline = text(detail, "pipeline");
        String executionId = text(detail, "execution-id");
        String state = text(detail, "state");
        if (!state.equals("SUCCEEDED")) {
            return new Trigger.NotForUs("Execution " + executionId + " of pipeline \"" + pipeline + "\" is " + state
                    + ": only SUCCEEDED starts a release");
        }
        Optional<String> trigger = optionalText(
                Json.object(detail.getOrDefault("execution-trigger", Map.of()), "detail.execution-trigger"),
                "trigger-type");
        if (trigger.filter(ROLLBACKS::contains).isPresent()) {
            return new Trigger.StageRolledBack(pipeline, executionId, text(event, "id"));
        }
        return new Trigger.PipelineSucceeded(
                pipeline, executionId, text(event, "id"), instant(detail, "start-time"), instant(event, "time"));
    }

    private static Trigger imageChanged(Map<String, Object> event) {
        Map<String, Object> detail = detail(event);
        String repository = text(detail, "repository-name");
        String action = text(detail, "action-type");
        String result = text(detail, "result");
        if (!action.equals("PUSH") || !result.equals("SUCCESS")) {
            return new Trigger.NotForUs(action + " with result " + result + " in repository \"" + repository
                    + "\": only a PUSH with SUCCESS starts a release");
        }
        String digest = text(detail, "image-digest");
        Optional<String> tag = optionalText(detail, "image-tag").filter(it -> !it.isEmpty());
        if (tag.isEmpty()) {
            return new Trigger.NotForUs("The image pushed to repository \"" + repository + "\" has no tag");
        }
        if (ATTACHMENT_TAG.matcher(tag.get()).matches()) {
            return new Trigger.NotForUs("\"" + tag.get() + "\" in repository \"" + repository
                    + "\" is attached to an image (a signature or the like), not one itself");
        }
        return new Trigger.ImagePushed(repository, tag.get(), digest, text(event, "id"), instant(event, "time"));
    }

    private static Map<String, Object> detail(Map<String, Object> event) {
        Object detail = event.get("detail");
        return detail == null ? Map.of() : Json.object(detail, "detail");
    }

    private static String text(Map<String, Object> members, String name) {
        return optionalText(members, name)
                .orElseThrow(() -> new InvalidReleaseException("The event has no text \"" + name
                        + "\": check that the rule passes the whole event on, with no input transformer"));
    }

    /** Empty too where AWS writes it in some other way: then the order of releases decides, as without it. */
    private static Optional<Instant> instant(Map<String, Object> members, String name) {
        return optionalText(members, name).flatMap(SourceEvents::parsed);
    }

    private static Optional<Instant> parsed(String time) {
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> optionalText(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
