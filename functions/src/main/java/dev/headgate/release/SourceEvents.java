package dev.headgate.release;

import dev.headgate.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what EventBridge delivers. Only the members that matter are looked at: AWS adds others over time. */
final class SourceEvents {

    /** Signatures and attestations are pushed beside their image under a tag made of its digest (OCI referrers' tag schema). */
    private static final Pattern ATTACHMENT_TAG = Pattern.compile("sha256-[0-9a-f]{64}(\\..*)?");

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
        return state.equals("SUCCEEDED")
                ? new Trigger.PipelineSucceeded(pipeline, executionId, text(event, "id"))
                : new Trigger.NotForUs("Execution " + executionId + " of pipeline \"" + pipeline + "\" is " + state
                        + ": only SUCCEEDED starts a release");
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
        return new Trigger.ImagePushed(repository, tag.get(), digest, text(event, "id"));
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

    private static Optional<String> optionalText(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
