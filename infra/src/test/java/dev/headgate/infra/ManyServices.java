package dev.headgate.infra;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An installation as large as one is meant to grow. */
final class ManyServices {

    private ManyServices() {}

    /** Each service in each environment. */
    static Configuration everywhere(int services, int environments) {
        return configuration(services, environments, false);
    }

    /** Each service in the last environment, and only the first one in all of them: what lists either is as long. */
    static Configuration mostlyInOne(int services, int environments) {
        return configuration(services, environments, true);
    }

    /** The first environment is in the tooling account, each other in one of its own; each tenth service has a pipeline. */
    private static Configuration configuration(int services, int environments, boolean mostlyInOne) {
        String declared = IntStream.range(0, environments)
                .mapToObj(i -> "  stage-%d: {wave: %d, account: \"%s\"}\n".formatted(i, i + 1, account(i)))
                .collect(Collectors.joining());
        String released = IntStream.range(0, services)
                .mapToObj(i -> """
                          service-of-a-team-%03d:
                            port: 8080
                            releaseOn: {pipelines: [team-%d-builds], images: ["release-*"]}
                        %s%s""".formatted(
                        i,
                        i,
                        i % 10 == 0 ? "    delivery: {}\n" : "",
                        mostlyInOne && i > 0 ? "    environments: {stage-%d: {}}\n".formatted(environments - 1) : ""))
                .collect(Collectors.joining());
        return ConfigurationFile.parse(
                "headgate: 1\nregion: us-east-1\naccount: \"111111111111\"\nenvironments:\n" + declared + "services:\n"
                        + released,
                "headgate.yaml",
                "111111111111");
    }

    private static String account(int environment) {
        return environment == 0 ? "111111111111" : "2222222222%02d".formatted(environment);
    }
}
