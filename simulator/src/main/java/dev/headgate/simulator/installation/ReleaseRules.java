package dev.headgate.simulator.installation;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** EventBridge's rules that start a release by itself, as the delivery stack has them: each passes the whole event on. */
record ReleaseRules(Configuration configuration, Consumer<String> start) {

    /** Starts a release for each service that has a rule for such an event. */
    void hear(String event) {
        Map<String, Object> members = Json.object(Json.tree(event), "$");
        configuration.services().stream()
                .filter(service -> onPipelines(service, members) || onImages(service, members))
                .forEach(service -> start.accept(event));
    }

    private static boolean onPipelines(Service service, Map<String, Object> event) {
        return is(event, "aws.codepipeline", "CodePipeline Pipeline Execution State Change")
                && "SUCCEEDED".equals(detail(event, "state"))
                && service.releaseOn().pipelines().contains(detail(event, "pipeline"));
    }

    private static boolean onImages(Service service, Map<String, Object> event) {
        String tag = detail(event, "image-tag");
        return is(event, "aws.ecr", "ECR Image Action")
                && "PUSH".equals(detail(event, "action-type"))
                && "SUCCESS".equals(detail(event, "result"))
                && service.repository().equals(detail(event, "repository-name"))
                && service.releaseOn().images().stream().anyMatch(pattern -> matches(pattern, tag));
    }

    private static boolean is(Map<String, Object> event, String source, String type) {
        return source.equals(event.get("source")) && type.equals(event.get("detail-type"));
    }

    private static String detail(Map<String, Object> event, String member) {
        return Optional.ofNullable(event.get("detail"))
                .filter(Map.class::isInstance)
                .map(it -> Json.object(it, "$.detail").get(member))
                .map(String::valueOf)
                .orElse("");
    }

    private static boolean matches(String pattern, String text) {
        List<String> parts = List.of(pattern.split("\\*", -1));
        return Pattern.matches(
                String.join(".*", parts.stream().map(Pattern::quote).toList()), text);
    }
}
