package dev.headgate.cli.init;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.config.file.InvalidConfigurationException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What answers must look like: as headgate.yaml takes them. */
final class Answers {

    /** Who is meant by no answer where names are asked for. */
    static final String NOBODY = "nobody";

    private Answers() {}

    /** The parts between commas, without those that say nothing. */
    static List<String> listed(String answer) {
        return answer.equals(NOBODY)
                ? List.of()
                : Arrays.stream(answer.split(",", -1))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList();
    }

    /** {@code alice=alice@example.com, bob=bob@example.com}; what has no {@code =} is a name without an address. */
    static Map<String, String> approvers(String answer) {
        Map<String, String> approvers = new LinkedHashMap<>();
        for (String each : listed(answer)) {
            String[] parts = each.split("=", 2);
            approvers.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
        }
        return approvers;
    }

    static Optional<String> faultOfEnvironment(String name) {
        return fault("prod: {wave: 1}".replace("prod", YamlText.of(name)), "");
    }

    static Optional<String> faultOfApprovers(String answer) {
        return fault("prod: {wave: 1}", "approvers: " + YamlText.of(approvers(answer)));
    }

    static Optional<String> faultOfAddresses(String answer) {
        return fault(
                "prod: {wave: 1}",
                "subscribers: {alerts: "
                        + listed(answer).stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]")) + "}");
    }

    /** By the reader itself, of a file that says nothing else. */
    private static Optional<String> fault(String environment, String more) {
        String yaml = "headgate: 1\nenvironments: {" + environment + "}\nservices: {web: {port: 80}}\n" + more + "\n";
        try {
            var unused = ConfigurationFile.parse(yaml, "the answer", "111122223333");
            return Optional.empty();
        } catch (InvalidConfigurationException e) {
            return e.faults().stream().findFirst().map(it -> it.said(": "));
        }
    }
}
