package dev.headgate.infra.orchestrator;

import dev.headgate.config.Packaging;
import dev.headgate.infra.stack.Artifacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.IgnoreMode;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.lambda.AssetImageCodeProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Handler;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;

/** What Lambda starts the functions from, and how: one jar or one image for all of them. */
record FunctionCode(Packaging packaging, Artifacts artifacts) {

    /** Fills in what depends on it. */
    Function.Builder start(Function.Builder function, Class<?> handler) {
        return switch (packaging) {
            case SNAPSHOT ->
                function.runtime(Runtime.JAVA_25)
                        .code(Code.fromAsset(artifacts.functions().toString()))
                        // Without a method: the runtime then casts the class to its interface instead of searching it.
                        .handler(handler.getName())
                        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
            case IMAGE ->
                function.runtime(Runtime.FROM_IMAGE).code(image(handler)).handler(Handler.FROM_IMAGE);
        };
    }

    /** What functions are told beside their settings. */
    Map<String, String> variables(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        switch (packaging) {
            // Lambda gives a function with a snapshot both compilers. A rehearsal is over before the second has done
            // anything for the first event, and that is several times faster by the first alone: docs/performance.md.
            case SNAPSHOT -> all.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            // Nobody waits for a snapshot; for a start without one somebody does, and the cache has what a rehearsal
            // would load.
            case IMAGE -> all.put("HEADGATE_PRIMING", "off");
        }
        return all;
    }

    private Code image(Class<?> handler) {
        return Code.fromAssetImage(
                artifacts.image().toString(),
                AssetImageCodeProps.builder()
                        .file("image/Dockerfile")
                        .cmd(List.of(handler.getName()))
                        .platform(Platform.LINUX_ARM64)
                        // The image, and whether there is a new one, depends on nothing else that a build leaves there.
                        .exclude(List.of("*", "!image", "!functions-*-lambda.jar"))
                        .ignoreMode(IgnoreMode.DOCKER)
                        .build());
    }
}
